/** Villages whose rating may deserve a second look, for those who guide them: signs, no verdicts, and nothing about a household. */
import { DataTable, type Column } from '../../../design/index.ts'
import type { StarFairness } from '../../../core/view/index.ts'
import { withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { Refused } from '../page-problem.tsx'
import { differenceWords, hintWords, shareText } from './figures-words.ts'

type Line = StarFairness['items'][number]

export function FairnessTable({ code, year, hrefOf }: { code: string; year: number; hrefOf(code: string): string }) {
  const { answer, refusal, again } = useQuestion<StarFairness>(withQuery(`/api/star-rating/fairness/${code}`, { year: String(year) }))
  if (refusal !== null) return <Refused refusal={refusal} again={again} />
  if (answer === null || answer.items.length === 0) return null
  const [looked, calm] = [answer.items.filter(({ hints }) => hints.length > 0), answer.items.filter(({ hints }) => hints.length === 0)]
  return (
    <section className="section">
      <h2>评得公不公道</h2>
      <p className="soft small">自评和互评、互评和表决差得远，评议人员的亲属得星明显多，或者家家满星，都只是提示：请到村里看一看、问一问，不据此改任何结果。少于五户的不算。</p>
      {looked.length === 0 ? <p>{`${answer.items.length} 个村里没有需要再看的。`}</p> : <DataTable caption="可以再看一看的村，按区划代码排列" columns={columnsTo(hrefOf)} rows={looked} keyOf={(one) => one.code} narrow="scroll" />}
      {calm.length > 0 && looked.length > 0 && (
        <details><summary>{`另有 ${calm.length} 个村没有提示`}</summary><DataTable caption="没有提示的村" captionHidden columns={columnsTo(hrefOf)} rows={calm} keyOf={(one) => one.code} narrow="scroll" /></details>
      )}
    </section>
  )
}

function columnsTo(hrefOf: (code: string) => string): readonly Column<Line>[] {
  return [
    { key: 'name', head: '村', names: true, cell: ({ code, name }) => <a href={hrefOf(code)}>{name}</a> },
    { key: 'decided', head: '已表决', figures: true, cell: ({ decided }) => decided },
    { key: 'own', head: '自评比互评', cell: ({ fairness }) => differenceWords(fairness.ownOverPeers) },
    { key: 'given', head: '表决比互评', cell: ({ fairness }) => differenceWords(fairness.givenOverPeers) },
    { key: 'kin', head: '评议人员亲属户比其他户', cell: ({ fairness }) => differenceWords(fairness.kinOverOthers) },
    { key: 'every', head: '满星户', figures: true, cell: ({ fairness }) => shareText(fairness.everyStar) },
    { key: 'hints', head: '提示', cell: ({ hints }) => hints.map((hint) => hintWords[hint]).join('；') },
  ]
}
