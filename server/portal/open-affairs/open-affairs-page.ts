/** Models of the pages of open affairs: facts in words, nothing but what is published. */
import { changesBetween, isLegalKind, legalKindNames, legalKinds, periodInWords, yuan } from '../../../core/open-affairs/index.ts'
import { dayForVillagers, instantForVillagers } from '../../../core/time/index.ts'
import type { OpenAffairsPage, PublicationAskPage, PublicationPage } from '../../../faces/portal/contract.ts'
import type { Problem } from '../../../faces/portal/contract.ts'
import type { Publication, PublicLine } from '../../open-affairs/index.ts'
import { urls } from '../addresses.ts'

export type Filter = { readonly kind: string | undefined; readonly year: number | undefined; readonly query: string }

export function archivePage(village: { readonly code: string; readonly name: string }, lines: readonly PublicLine[], years: readonly number[], { kind, year, query }: Filter): OpenAffairsPage {
  const link = (asked: { readonly year?: number | undefined; readonly kind?: string | undefined }) => {
    const search = new URLSearchParams({ ...(asked.year === undefined ? {} : { year: String(asked.year) }), ...(asked.kind === undefined ? {} : { kind: asked.kind }), ...(query === '' ? {} : { q: query }) }).toString()
    return search === '' ? urls.openAffairs : `${urls.openAffairs}?${search}`
  }
  return {
    page: 'open-affairs', village: village.name, query, year: year ?? null, kind: kind ?? null,
    years: [{ name: '全部年份', href: link({ kind }), here: year === undefined }, ...years.map((one) => ({ name: `${one}年`, href: link({ year: one, kind }), here: one === year }))],
    kinds: [{ name: '全部类别', href: link({ year }), here: kind === undefined }, ...legalKindNames.map((one) => ({ name: legalKinds[one].short, href: link({ year, kind: one }), here: one === kind }))],
    lines: lines.map((line) => ({
      href: urls.publication(village.code, line.item, line.period), title: line.title, item: `${line.itemName}，${periodInWords(line.period)}`, published: dayForVillagers(line.publishedOn), corrected: line.corrected, hanging: line.hanging,
    })),
    feeds: { json: urls.openAffairsFeed(village.code, 'json'), atom: urls.openAffairsFeed(village.code, 'xml') },
  }
}

export function filterOf({ kind, year, q }: { readonly kind?: unknown; readonly year?: unknown; readonly q?: unknown }): Filter {
  return {
    kind: typeof kind === 'string' && isLegalKind(kind) ? kind : undefined, year: typeof year === 'string' && /^20\d{2}$/.test(year) ? Number(year) : undefined,
    query: typeof q === 'string' ? q.trim().slice(0, 40) : '',
  }
}

export function publicationPage(place: string, { file, title, versions, unchanged, since, questions }: Publication, done: string | null): PublicationPage {
  const { village, item, period } = file
  const here = urls.publication(village, item, period)
  const last = versions.at(-1)
  const [content, sums] = [last?.content, last?.sums]
  const sheet = `/api/open-affairs/publications/${village}/${item}/${period}`
  return {
    page: 'publication', village: place, title, words: content?.words ?? '', done, askHref: `${here}/ask`,
    facts: [
      { name: '事项', value: `${file.itemName}，${periodInWords(period)}` }, { name: '哪一类', value: `${legalKinds[file.kind].name}（村民委员会组织法${legalKinds[file.kind].article}）` },
      { name: '公开', value: `${dayForVillagers(versions[0]?.on ?? '')}起，至少 ${file.days} 天${file.missed ? `；应当在 ${dayForVillagers(file.due)}以前公开，晚了` : ''}` },
      ...(file.reviewed === null ? [] : [{ name: '审核', value: `村务监督委员会${dayForVillagers(file.reviewed.on)}审核通过` }]),
      { name: '公开栏', value: file.boards.length === 0 ? '还没有登记张贴' : file.boards.map(({ on, where }) => `${dayForVillagers(on)}贴在${where}`).join('；') },
    ],
    proof: !unchanged ? null : { since: instantForVillagers(since), versions: versions.map(({ number, on, hash }) => ({ number, on: dayForVillagers(on), hash, textHref: `${here}/text/${number}` })) },
    corrections: versions.slice(1).map((version, at) => ({
      on: dayForVillagers(version.on), reason: version.correcting,
      changes: changesBetween(versions[at]?.content ?? version.content, version.content).slice(0, 50).map(({ before, after }) => ({ before: spaced(before), after: spaced(after) })),
    })),
    sums: content === undefined || sums === undefined || content.lines.length === 0 ? [] : [
      ...(content.opening === null ? [] : [{ name: '期初余额', value: `${yuan(sums.opening)} 元` }]), { name: '收入合计', value: `${yuan(sums.income)} 元` }, { name: '支出合计', value: `${yuan(sums.expense)} 元` },
      ...(content.opening === null ? [] : [{ name: '期末余额', value: `${yuan(sums.closing)} 元` }]),
    ],
    lines: (content?.lines ?? []).map((line, at) => ({
      at: at + 1, day: line.day, subject: line.subject, words: line.words, income: line.direction === 'in' ? yuan(line.fen) : '', expense: line.direction === 'out' ? yuan(line.fen) : '', voucher: line.voucher, askHref: `${here}/ask?line=${at + 1}`,
    })),
    names: (content?.names ?? []).map((line, at) => ({ at: at + 1, name: line.name, group: line.group, item: line.item, amount: yuan(line.fen), askHref: `${here}/ask?line=${at + 1}` })),
    questions: questions.map((one) => ({ line: one.line, words: one.words, on: dayForVillagers(one.on), answer: one.answer, answeredOn: one.answeredOn === null ? '' : dayForVillagers(one.answeredOn) })),
    sheets: { a4: `${sheet}/pdf?paper=a4`, a3: `${sheet}/pdf?paper=a3`, xlsx: `${sheet}/xlsx` },
  }
}

export function askPage({ file, title, versions }: Publication, typed: { readonly line: string; readonly words: string; readonly actId: string }, problems: readonly Problem[]): PublicationAskPage {
  const here = urls.publication(file.village, file.item, file.period)
  const line = versions.at(-1)?.content.lines[Number(typed.line) - 1]
  return {
    page: 'publication-ask', title, back: here, action: `${here}/ask`, actId: typed.actId, problems,
    about: line === undefined ? '' : `第 ${typed.line} 行：${line.subject}，${line.words}，${line.direction === 'in' ? '收入' : '支出'} ${yuan(line.fen)} 元`,
    fields: [
      { type: 'text', name: 'line', label: '第几行（问整条填 0）', maxLength: 3, value: typed.line },
      { type: 'long-text', name: 'words', label: '想问什么', rows: 4, maxLength: 500, ...(typed.words === '' ? {} : { value: typed.words }) },
    ],
  }
}

function spaced(text: string | null): string {
  return (text ?? '').replaceAll('\t', ' ')
}
