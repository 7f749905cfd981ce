import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { NamedLine } from '../../core/view/index.ts'
import { exportedDossiers } from './dossier-export.ts'
import type { NamedPage } from './dossier-list.ts'

const line = (nth: number, change: Partial<NamedLine> = {}): NamedLine => ({
  id: `140423-${nth}`, procedure: 'grid-case', number: null, title: `路面坑槽 ${nth}`, category: '0201', priority: 'P2', state: 'REPORTED', village: '140423100229', grid: null,
  lon: null, lat: null, openedAt: '2026-11-23T06:05:00.000Z', updatedAt: '2026-11-23T06:05:00.000Z', dueAt: null, lamp: null, remaining: null, villageName: '甘村', gridName: null,
  stateName: '待受理', ...change,
})
const pages = (count: number, size: number) => (from: number): NamedPage => ({
  lines: Array.from({ length: Math.min(size, count - from) }, (_, at) => line(from + at)),
  next: from + size < count ? { at: '2026-11-23T06:05:00.000Z', id: String(from + size) } : null,
})

async function exported(count: number, most: number, size = 3): Promise<string[]> {
  const page = pages(count, size)
  const pieces: string[] = []
  for await (const piece of exportedDossiers(page(0), ({ id }) => Promise.resolve(page(Number(id))), most)) pieces.push(piece)
  return pieces.join('').trimEnd().split('\r\n')
}

describe('A list of matters for spreadsheets', () => {
  it('has every line of every page once, under its headings', async () => {
    const rows = await exported(8, 100)
    assert.equal(rows.length, 9)
    assert.match(rows[0] ?? '', /事项,状态,地点,紧急程度,时限,还剩,办到,上报,案卷号$/)
    assert.equal(rows[1], '路面坑槽 0,待受理,甘村,一般,不计时,,,2026-11-23 14:05,未编号')
    assert.equal(new Set(rows).size, 9)
  })

  it('ends at the limit with a sentence that says how to get the rest, and says nothing where there is none', async () => {
    for (const count of [6, 7, 30]) {
      const rows = await exported(count, 6)
      assert.equal(rows.length, count === 6 ? 7 : 8, String(count))
      assert.equal(/只导出了前 6 件，后面还有。请先/.test(rows.at(-1) ?? ''), count > 6, String(count))
    }
  })

  it('refused: takes no title for a formula (security S10)', async () => {
    const pieces: string[] = []
    for await (const piece of exportedDossiers({ lines: [line(1, { title: '=1+1' })], next: null }, () => assert.fail('there is no next page'))) pieces.push(piece)
    assert.match(pieces.join(''), /\r\n"'=1\+1",/)
  })
})
