/** The list itself: a real table, dense; beside an open dossier only what tells one line from the next is left. */
import { LampMark, StatusWord } from '../../../design/index.ts'
import { toneOf } from '../../spa/dossier-words.ts'
import type { DossierLine } from '../../spa/shapes.ts'
import { useRegionNames } from '../region-names.ts'
import { priorities } from './queues.ts'
import { When } from './when.tsx'

type LineTableProps = { caption: string; lines: readonly DossierLine[]; opened: string | undefined; hrefOf(id: string): string }

export function LineTable({ caption, lines, opened, hrefOf }: LineTableProps) {
  const villages = useRegionNames(lines.filter(({ villageName }) => villageName == null).map(({ village }) => village))
  return (
    <table className="table table--stack lines">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col"><span className="visually-hidden">灯</span></th>
          <th scope="col">事项</th>
          <th scope="col">状态</th>
          <th scope="col" className="lines__place">地点</th>
          <th scope="col" className="lines__wide">紧急程度</th>
          <th scope="col">还剩</th>
          <th scope="col" className="lines__due">办到</th>
          <th scope="col" className="lines__wide">上报</th>
          <th scope="col" className="lines__wide">案卷号</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} data-line={line.id} className={line.id === opened ? 'lines__opened' : undefined}>
            <td className="lines__lamp">{line.lamp === null ? <span className="visually-hidden">不计时</span> : <LampMark tone={line.lamp} />}</td>
            <th scope="row"><a href={hrefOf(line.id)} aria-current={line.id === opened ? 'true' : undefined}>{line.title}</a></th>
            <td className="lines__state" data-head="状态"><StatusWord status={{ tone: toneOf(line.state), word: line.stateName }} /></td>
            <td className="lines__place" data-head="地点">{line.villageName ?? villages.get(line.village) ?? ''}</td>
            <td className="lines__wide" data-head="紧急程度">{priorities[line.priority] ?? line.priority}</td>
            <td className="lines__left" data-head="还剩"><Left line={line} /></td>
            <td className="lines__due" data-head="办到">{line.dueAt === null ? '—' : <When at={line.dueAt} until />}</td>
            <td className="lines__wide" data-head="上报"><When at={line.openedAt} /></td>
            <td className="lines__wide lines__number" data-head="案卷号">{line.number ?? '未编号'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** 还剩 2 个工作日 under its own heading is 2 个工作日; what is late says so. */
function Left({ line: { remaining, lamp } }: { line: DossierLine }) {
  if (remaining === null) return <span className="soft">不计时</span>
  return <span className={lamp === 'late' || lamp === 'soon' ? `lines__left--${lamp}` : undefined}>{remaining}</span>
}
