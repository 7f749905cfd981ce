/**
 * 试算: what a draft would have changed in the last year that was awarded. Counts for whoever guides; households only where one reads their
 * ratings anyway. Nothing is kept: a draft that was tried is still only on this page.
 */
import { useRef, useState } from 'react'
import { DataTable, Facts, Message, type Column } from '../../../design/index.ts'
import { sumWhatIf } from '../../../core/star-rating/sum-what-if.ts'
import type { StarCounts, StarWhatIf } from '../../../core/view/star-years.ts'
import type { CycleSettings } from '../../../procedures/star-cycle/settings.ts'
import { api } from '../../spa/api.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'

type Tried = { readonly of: CycleSettings; readonly year: number | null; readonly items: StarWhatIf['items']; readonly whole: boolean }

export function WhatIf({ settings, open }: { settings: CycleSettings; open: boolean }) {
  const deed = useDeed()
  const [tried, setTried] = useState<Tried | null>(null)
  const latest = useRef(settings)
  latest.current = settings
  const run = () => deed.run(async () => { await tryOut(settings, () => latest.current === settings, setTried) }, '算好了，没有保存任何东西。')
  const here = tried !== null && tried.of === settings ? tried : null
  return (
    <section className="section what-if" aria-label="试算">
      <h2>试算</h2>
      <p className="soft">拿上一个评完的年度再数一遍票：如果那时就按这份标准，会有多少户不一样。只算、不改，谁的星都不动。</p>
      {open && !deed.sending && <p><button type="button" className="button button--ordinary" onClick={run}>拿上一年试算</button></p>}
      {!open && <p>先把上面写明的问题改好，再试算。</p>}
      {here !== null && !here.whole && <p role="status">{`已经算了 ${here.items.length} 个村…`}</p>}
      {here !== null && here.whole && <Result tried={here} />}
      {here === null && tried !== null && !deed.sending && <p>标准又改了，请再试算一次。</p>}
      <Outcome deed={deed} />
    </section>
  )
}

/** Page after page, until every village is counted or the draft is another. */
async function tryOut(contents: CycleSettings, isStill: () => boolean, show: (tried: Tried) => void): Promise<void> {
  const items: StarWhatIf['items'][number][] = []
  let after: string | undefined
  do {
    const page: StarWhatIf = await api.post<StarWhatIf>('/api/star-rating/what-if', { contents, ...(after === undefined ? {} : { after }) })
    items.push(...page.items)
    after = page.next ?? undefined
    show({ of: contents, year: page.year, items: [...items], whole: after === undefined })
  } while (after !== undefined && isStill())
}

function Result({ tried: { year, items } }: { tried: Tried }) {
  if (year === null || items.length === 0) return <Message>还没有评完的年度，没有可以拿来试算的数字。</Message>
  const all: StarCounts = sumWhatIf(items.map(({ counts }) => counts))
  const named = items.flatMap(({ named: households }) => households ?? [])
  const unknown = all.stars.filter(({ kind }) => kind === 'new')
  return (
    <>
      <Facts facts={[
        { name: '按哪一年算', value: `${year} 年，${items.length} 个村，${all.households} 户评过` },
        { name: '星会变的户', value: `${all.changed} 户` },
        { name: '星级文明户', value: moved(all.title) },
        { name: '上光荣榜', value: moved(all.honour) },
      ]} />
      {unknown.length > 0 && <Message>{`${unknown.map(({ name }) => name).join('、')}是新加的，那一年没有人表决过，算不出会有多少户。`}</Message>}
      <DataTable caption="每颗星" columns={all.stars.some(({ reach }) => reach.before > 0) ? [...starColumns, reachColumn] : starColumns} rows={all.stars} keyOf={({ code }) => code} narrow="stack" />
      {items.length > 1 && (
        <details>
          <summary>{`各村，${items.length} 个`}</summary>
          <DataTable caption="各村，按区划代码排" captionHidden columns={villageColumns} rows={items} keyOf={({ code }) => code} narrow="stack" />
        </details>
      )}
      {items.some(({ named: households }) => households !== null) && (named.length === 0 ? <p>没有哪一户的结果会变。</p> : (
        <DataTable caption="结果会变的户，按小组和姓氏笔画排；只有能看各户评定的人看得到" columns={nameColumns} rows={named.map((one, row) => ({ ...one, row }))} keyOf={({ row }) => String(row)} narrow="stack" />
      ))}
      {items.every(({ named: households }) => households === null) && <p className="soft small">您看到的是户数；是哪几户，只有本村组织和评议的人能看（R-412）。</p>}
    </>
  )
}

function moved({ before, after, got, lost }: StarCounts['title']): string {
  const changes = [...(got > 0 ? [`多 ${got} 户`] : []), ...(lost > 0 ? [`少 ${lost} 户`] : [])]
  return `原来 ${before} 户，会是 ${after} 户${changes.length === 0 ? '，没有变' : `（${changes.join('、')}）`}`
}

const kinds = { both: '', new: '（新加）', gone: '（去掉）' } as const
const starColumns: readonly Column<StarCounts['stars'][number]>[] = [
  { key: 'star', head: '星', names: true, cell: ({ name, kind }) => `${name}${kinds[kind]}` },
  { key: 'before', head: '原来得的户', figures: true, cell: ({ held }) => held.before },
  { key: 'after', head: '会得的户', figures: true, cell: ({ held, kind }) => (kind === 'new' ? '算不出' : held.after) },
]
/** Only where households said which items they meet. */
const reachColumn: Column<StarCounts['stars'][number]> = { key: 'reach', head: '自评够得上的户', cell: ({ reach, kind }) => (kind === 'both' ? `原来 ${reach.before}，会是 ${reach.after}` : '算不出') }
const villageColumns: readonly Column<StarWhatIf['items'][number]>[] = [
  { key: 'name', head: '村', names: true, cell: ({ name }) => name },
  { key: 'changed', head: '星会变的户', figures: true, cell: ({ counts }) => counts.changed },
  { key: 'title', head: '星级文明户', cell: ({ counts }) => `${counts.title.before} → ${counts.title.after}` },
  { key: 'honour', head: '上光荣榜', cell: ({ counts }) => `${counts.honour.before} → ${counts.honour.after}` },
]
type Named = NonNullable<StarWhatIf['items'][number]['named']>[number] & { readonly row: number }
const nameColumns: readonly Column<Named>[] = [
  { key: 'group', head: '小组', cell: ({ group }) => group },
  { key: 'head', head: '户主', names: true, cell: ({ headName }) => headName },
  { key: 'stars', head: '几颗星', cell: ({ before, after }) => `${before} → ${after}` },
  { key: 'what', head: '会怎样', cell: ({ title, honour }) => whatChanges(title, honour) },
]

function whatChanges(title: string, honour: string): string {
  const words = [title === 'got' ? '成为星级文明户' : title === 'lost' ? '不再是星级文明户' : '', honour === 'got' ? '上光荣榜' : honour === 'lost' ? '不在光荣榜' : ''].filter((word) => word !== '')
  return words.length === 0 ? '只是星数变' : words.join('，')
}
