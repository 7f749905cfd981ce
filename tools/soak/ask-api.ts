/** What the API answers about the matters of a run has to be what the database holds, from either process. */
import { gatherCrew } from './crew.ts'
import type { Finding, Found } from './judge.ts'
import { send } from './send.ts'

const atOnce = 8

/** @param every asks about one matter in so many; of each story there are thousands alike */
export async function askApi(ports: readonly number[], { dossiers }: Found, every: number): Promise<Finding[]> {
  const crew = await gatherCrew(ports)
  const headers = crew.headersOf('town-dispatcher')
  const waiting = dossiers.filter((_, index) => index % every === 0)
  const findings: Finding[] = []
  const ask = async (turn: number) => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      const { dossier, sequence } = one
      const answer = await send(ports[turn % ports.length] ?? 0, { method: 'GET', path: `/api/dossiers/${dossier}`, headers, patience: 20_000 }).catch(() => null)
      const told = answer?.body as { sequence?: number } | null | undefined
      if (told?.sequence !== sequence) findings.push({ kind: 'half', sentence: `接口说案卷 ${dossier} 到第 ${told?.sequence ?? `？（${answer?.status ?? '没有答复'}）`} 条，数据库里是第 ${sequence} 条` })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, turn) => ask(turn)))
  return findings
}
