/** Regions below, or categories, line by line in the order of their codes: no rank, no best, no worst. */
import { DataTable, type Column } from '../../../design/index.ts'
import type { Indicator, StatisticsLine } from '../../../core/view/index.ts'
import { shareWords } from './sentences.ts'

export function LinesOf({ caption, head, lines, hrefOf }: { caption: string; head: string; lines: readonly StatisticsLine[]; hrefOf(code: string): string }) {
  const first = lines.find(({ closing }) => closing !== null)?.closing ?? null
  const rates = first === null ? [] : ratesOf(first)
  const columns: Column<StatisticsLine>[] = [
    { key: 'name', head, names: true, cell: ({ code, name, withheld }) => (withheld ? name : <a href={hrefOf(code)}>{name}</a>) },
    { key: 'reported', head: '上报', figures: true, cell: ({ withheld, reported }) => (withheld ? '数量少，不列出' : reported) },
    { key: 'outstanding', head: '应结未结', figures: true, cell: ({ outstanding }) => outstanding ?? '' },
    ...rates.map(({ key, name }, index): Column<StatisticsLine> => ({ key, head: name, figures: true, cell: ({ closing }) => (closing === null ? '' : <Rate indicator={ratesOf(closing)[index]} />) })),
  ]
  return <DataTable caption={caption} columns={columns} rows={lines} keyOf={({ code }) => code} narrow="scroll" />
}

function Rate({ indicator }: { indicator: Indicator | undefined }) {
  if (indicator === undefined) return null
  return <>{shareWords(indicator)}<span className="lines__of">{`${indicator.numerator}/${indicator.denominator}`}</span></>
}

function ratesOf({ rate, inTime, five }: NonNullable<StatisticsLine['closing']>): readonly Indicator[] {
  return [rate, inTime, ...five]
}
