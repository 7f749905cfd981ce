/** Every version there ever was: when, why, what became of it. Nothing is overwritten. */
import { EmptyState, momentWords, StatusWord, type StatusTone } from '../../../design/index.ts'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { DifferenceTable } from './difference-table.tsx'
import { differencesOf, inWords } from './differences.ts'
import type { Version } from './settings-shapes.ts'

const states: Readonly<Record<Version['state'], readonly [word: string, tone: StatusTone]>> = {
  proposed: ['等复核', 'waiting'], 'in-force': ['正在用', 'done'], superseded: ['已被替换', 'stopped'], refused: ['没有同意', 'stopped'], withdrawn: ['已撤回', 'stopped'],
}

export function History({ versions, inForce }: { versions: readonly Version[]; inForce: CaseSettings }) {
  return (
    <section className="section" aria-labelledby="history-title">
      <h2 id="history-title">历次版本</h2>
      {versions.length === 0 && <EmptyState title="还没有改过">提出的修改和复核结果都会记在这里。</EmptyState>}
      {versions.map((version) => <One key={version.version} version={version} inForce={inForce} />)}
    </section>
  )
}

function One({ version, inForce }: { version: Version; inForce: CaseSettings }) {
  const [word, tone] = states[version.state]
  const said = differencesOf(inForce, version.contents).map((one) => inWords(one, inForce))
  return (
    <details className="rule">
      <summary>{`第 ${version.version} 版，${word}，${momentWords(Date.parse(version.proposedAt), 'staff')} 由${version.proposer ?? '平台'}提出`}</summary>
      <p className="review-line">
        <StatusWord status={{ tone, word }} />
        <span>{`理由：${version.reason}`}</span>
        {version.reviewedAt !== null && <span className="soft">{`${momentWords(Date.parse(version.reviewedAt), 'staff')} ${version.reviewer === null ? '' : `由${version.reviewer}`}${version.state === 'withdrawn' ? '撤回' : '复核'}${version.reviewNote === null || version.reviewNote === '' ? '' : `：${version.reviewNote}`}`}</span>}
      </p>
      {said.length === 0 ? <p className="soft">和现在用的一样。</p> : <DifferenceTable caption="和现在用的比" said={said} />}
    </details>
  )
}
