/** What keeps a list out: codes twice, codes that ended and may not live again, nothing to hang under, ends that would leave somebody homeless. */
import { sql, type RawBuilder } from 'kysely'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { Transaction } from '../../database/index.ts'
import type { DivisionList } from './import-divisions.ts'
import { wrongFile } from './read-divisions.ts'

const shown = 20

/** After the comparison. @throws Refused */
export async function refuseMisfits(transaction: Transaction, { day }: Pick<DivisionList, 'day'>): Promise<void> {
  await refuseLines(transaction, sql`
    select ordinal, line, '编码 ' || code || ' 与第 ' || first || ' 行重复。东莞、中山、儋州、金门这类补零后相同的编码，请加上 level 一列。' as sentence
    from (select ordinal, line, code, level, first_value(line) over of_code as first, row_number() over of_code as nth
      from division_list window of_code as (partition by level, code order by ordinal)) as numbered where nth > 1`)
  await refuseLines(transaction, sql`
    select ordinal, line, '编码 ' || code || ' 已经停用，编码一经停用不再启用（R-012），请核对。' as sentence from division_list where state = 'used'`)
  await refuseLines(transaction, sql`
    select ordinal, line, '上级 ' || parent_code || ' 既不在文件里，也不在现行区划里。' as sentence from division_list as line
    where parent_code is not null
      and not exists (select from division_list as above where above.code = line.parent_code and above.level = line.parent_level)
      and not exists (select from regions where regions.level = line.parent_level and regions.code = line.parent_code and regions.status = 'ACTIVE')`)
  await refuseHomeless(transaction, day)
}

async function refuseLines(transaction: Transaction, faults: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ line: number; sentence: string; all: number }>`
    select line, sentence, (count(*) over ())::integer as all from (${faults}) as faults order by ordinal limit ${shown}`.execute(transaction)
  const [first] = rows
  if (first !== undefined) throw wrongFile(rows, { more: first.all - rows.length })
}

/** Regions that would end while grids, households or living regions lie in them. */
async function refuseHomeless(transaction: Transaction, day: string): Promise<void> {
  const { rows } = await sql<{ code: string; name: string }>`
    select ends.code, ends.name from division_ends as ends
    where exists (select from regions as child where child.parent_level = ends.level and child.parent_code = ends.code and child.status = 'ACTIVE'
        and not exists (select from division_ends as also where also.id = child.id))
      or (ends.level = 'VILLAGE' and exists (
        select from household_places as place where place.county = left(ends.code, 6)::integer and place.code = ends.code and coalesce(place.valid_to, 'infinity') > ${day}::date))
    order by ends.code limit ${shown}`.execute(transaction)
  if (rows.length === 0) return
  throw new Refused({
    code: 'division-not-empty',
    sentence: [
      '名录里已经没有下列区划，但它们之内还有网格、住户或下级区划：', ...rows.map(({ code, name }) => `  ${code} ${name}`),
      '请先在控制台的区划页面合并、划转或拆分，再导入。没有导入任何内容。',
    ].join('\n'),
    cause: `${rows.length} or more regions to be closed are not empty`, rule: 'R-014',
  })
}
