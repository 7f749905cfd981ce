/** Names it has had, and every act on it or on what lies in it. */
import { EmptyState } from '../../../design/index.ts'
import { actNames, type HistoryAnswer } from './region-shapes.ts'

export function RegionHistory({ history }: { history: HistoryAnswer }) {
  return (
    <section className="section" aria-labelledby="history-title">
      <h2 id="history-title">沿革</h2>
      <ul className="plain-list">
        {history.versions.map((version) => (
          <li key={version.validFrom}>{`${version.validFrom} 起${version.validTo === null ? '' : `，到 ${version.validTo} 前`}：${version.name}`}</li>
        ))}
      </ul>
      {history.changes.length === 0
        ? <EmptyState title="还没有调整过">改名、合并、拆分和新开网格都会记在这里。</EmptyState>
        : (
            <ul className="plain-list section">
              {history.changes.map((change) => (
                <li key={change.id}>
                  <b>{`${change.day} ${actNames[change.act]}`}</b>{` ${change.from.join('、')}${change.from.length > 0 && change.to.length > 0 ? ' → ' : ''}${change.to.join('、')}`}
                  <span className="soft">{`　${change.office ?? '平台'}：${change.reason}`}</span>
                </li>
              ))}
            </ul>
          )}
    </section>
  )
}
