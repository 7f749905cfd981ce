/** What a soak found, in words. */
import type { SoakResult } from './run.ts'
import type { Struck } from './nemesis.ts'

const shown = 30

export function reportOf(result: SoakResult): string {
  const { findings, acknowledged, sent, dossiers, archived, struck, statements, withDisk, seconds, proofs } = result
  return [
    `答复过的动作 ${acknowledged} 个（提交 ${sent} 个），案卷 ${dossiers} 件，其中自己归档 ${archived} 件；用时 ${Math.round(seconds / 60)} 分。`,
    `故障 ${struck.length} 次，另有 ${statements.struck} 次让某个动作的第 n 条语句失败（${[...statements.deepest].map(([act, nth]) => `${act} 到第 ${nth} 条`).join('，')}）。`,
    ...(withDisk ? [] : ['没有做磁盘写满：没有自己的磁盘（设了 --disk 0，或者当前用户不能挂载；用 root 运行就会做）。']),
    ...recoveries(struck),
    ...proofs,
    findings.length === 0 ? '丢失 0，重复 0，办了一半 0，要人动手 0。' : `发现 ${findings.length} 处不一致：`,
    ...findings.slice(0, shown).map(({ kind, sentence }) => `  [${kind}] ${sentence}`),
    ...(findings.length > shown ? [`  还有 ${findings.length - shown} 处`] : []),
  ].join('\n')
}

/** Per fault: how often, and how long until each process did good work again. */
function recoveries(struck: readonly Struck[]): string[] {
  const kinds = Map.groupBy(struck, ({ fault }) => fault)
  return [...kinds].map(([fault, times]) => {
    const [wall, effective] = [spread(times.map(({ recovered }) => recovered)), spread(times.map((one) => one.effective))]
    return `  ${fault} ${times.length} 次：故障结束到两个进程都办成事，中位 ${wall.middle}，最长 ${wall.longest}；不算等处理器的时间，中位 ${effective.middle}，最长 ${effective.longest}`
  })
}

/** Of the later of both processes. */
function spread(times: readonly Readonly<Record<string, number | null>>[]): { readonly middle: string; readonly longest: string } {
  const later = times.map((one) => Math.max(...Object.values(one).map((ms) => ms ?? Infinity))).toSorted((one, other) => one - other)
  return { middle: inSeconds(later[Math.floor(later.length / 2)]), longest: inSeconds(later.at(-1)) }
}

function inSeconds(ms: number | undefined): string {
  return ms === undefined ? '—' : Number.isFinite(ms) ? `${(ms / 1000).toFixed(1)} 秒` : '没有恢复'
}
