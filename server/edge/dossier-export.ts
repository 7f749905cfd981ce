/** A list of dossiers as a table for spreadsheets: what the list shows and nothing more, page after page, so that no list is too long. */
import { priorityNames, type Priority } from '../../procedures/grid-case/case-file.ts'
import { byteOrderMark, csvRow } from '../../core/table-text/csv.ts'
import type { NamedLine } from '../../core/view/index.ts'
import type { Cursor } from '../dossiers/index.ts'
import type { NamedPage } from './dossier-list.ts'

/** Lines read at a time, each page in a transaction of its own: nobody else waits for a slow download. */
export const exportPage = 200
/** More is asked for in parts: a table of more is no longer read by anybody, and a whole county's matters are not carried about. */
export const mostExported = 5000

const titles = ['事项', '状态', '地点', '紧急程度', '时限', '还剩', '办到', '上报', '案卷号']

export async function* exportedDossiers(first: NamedPage, pageAfter: (cursor: Cursor) => Promise<NamedPage>, most = mostExported): AsyncGenerator<string> {
  yield byteOrderMark + csvRow(titles)
  let written = 0
  for (let page = first; ; page = await pageAfter(page.next)) {
    const lines = page.lines.slice(0, most - written)
    written += lines.length
    yield lines.map((line) => csvRow(cellsOf(line))).join('')
    if (page.next === null && lines.length === page.lines.length) return
    if (written >= most || page.next === null) break
  }
  yield csvRow([`只导出了前 ${most} 件，后面还有。请先用状态、大类或下级区划缩小范围，再分几次导出。`])
}

function cellsOf(line: NamedLine) {
  const place = [line.villageName, line.gridName].filter((name) => name !== null).join(' ')
  return [
    line.title, line.stateName, place, priorityNames[line.priority as Priority], line.lamp === null ? '不计时' : lampWords[line.lamp], line.remaining,
    line.dueAt === null ? null : minuteOf(line.dueAt), minuteOf(line.openedAt), line.number ?? '未编号',
  ]
}

const lampWords = { 'on-time': '按时', 'soon': '快到期', 'late': '已超期' } as const

/** 2026-11-23 14:05 in Beijing. */
function minuteOf(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
