/** The proofs of the house, run as an operator runs them: every read model from its records, every chain, every roll-up. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { environmentOf, type Site } from './site.ts'

export type Proof = { readonly right: boolean; readonly words: string }

const cli = join(import.meta.dirname, '../cli')
const shiftedClock = join(import.meta.dirname, 'shifted-clock.ts')

export async function prove(site: Site, ahead: number): Promise<Proof[]> {
  const proofs: Proof[] = []
  for (const command of ['rebuild', 'verify']) proofs.push(await run(command, environmentOf(site, ahead)))
  return proofs
}

async function run(command: string, env: NodeJS.ProcessEnv): Promise<Proof> {
  return await new Promise((resolve) => {
    execFile(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', shiftedClock, join(cli, `${command}.ts`)], { env }, (error, stdout, stderr) => {
      resolve({ right: error === null, words: `sanzhi ${command}：${`${stdout}${stderr}`.trim().split('\n').slice(0, 8).join(' ')}` })
    })
  })
}
