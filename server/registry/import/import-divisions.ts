/**
 * Takes a list of divisions into the tree, of one city or of the nation, as it stood on a day: what is new is added, what is called otherwise
 * gets a new version from that day, and where the list is said to be complete, what it no longer names ends on that day. One
 * transaction: everything or nothing. Whatever the tree learnt on a later day than the list's stays; a second run changes nothing.
 */
import { v7 as uuidv7 } from 'uuid'
import { sql } from 'kysely'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { RegionKey } from '../../../core/region/region.ts'
import { dayOf, type Day, type Instant } from '../../../core/time/index.ts'
import type { Database, Transaction } from '../../database/index.ts'
import { lockCounties } from '../lock-counties.ts'
import { compareDivisions, type Comparison } from './compare-divisions.ts'
import { refuseMisfits } from './misfits.ts'
import type { Division } from './read-divisions.ts'
import { takeIn } from './take-in.ts'
import { writeDivisions } from './write-divisions.ts'

export type DivisionList = {
  readonly divisions: AsyncIterable<Division>
  /** The day on which the list holds. */
  readonly day: Day
  /** Where it comes from; stands with every change of a name and every end. */
  readonly source: string
  /** The list names everything inside this region; what it does not name has ended. Null: it may be a part. */
  readonly complete: RegionKey | null
}
export type ImportStep = { readonly step: 'reading' | 'comparing' | 'writing'; readonly done: number; /** 0 where unknown. */ readonly of: number }
export type DivisionImport = Comparison & { readonly read: number }

type Options = { readonly now: Instant; /** Compare only, leave everything as it is. */ readonly checkOnly?: boolean; readonly onStep?: (step: ImportStep) => void }

/** @throws Refused with the lines that are wrong, or with what stands in the way of an end; nothing is written then */
export async function importDivisions(database: Database, list: DivisionList, { now, checkOnly = false, onStep = () => undefined }: Options): Promise<DivisionImport> {
  if (list.day > dayOf(now)) throw refusals.future()
  const compared = { found: null as DivisionImport | null }
  try {
    return await database.transaction({ role: 'system' }, async (transaction) => {
      await sql.raw('set local statement_timeout = 0').execute(transaction)
      const read = await takeIn(transaction, list.divisions, onStep)
      if (read === 0) throw refusals.empty()
      onStep({ step: 'comparing', done: 0, of: read })
      // Reading goes on for everybody; who would change the tree waits for the end of this.
      if (!checkOnly) await sql.raw('lock table regions in share row exclusive mode').execute(transaction)
      const comparison = await compareDivisions(transaction, list)
      if (!checkOnly) await lockCounties(transaction, await countiesWithEnds(transaction), 'alone')
      await refuseMisfits(transaction, list)
      compared.found = { ...comparison, read }
      if (checkOnly) throw new CheckedOnly('rolled back on purpose')
      await writeDivisions(transaction, { day: list.day, source: list.source, at: now, id: () => uuidv7({ msecs: now }) }, comparison, onStep)
      return compared.found
    })
  } catch (error) {
    if (error instanceof CheckedOnly && compared.found !== null) return compared.found
    throw error
  }
}

class CheckedOnly extends Error {}

/** Nobody may be registered in a village while it ends. */
async function countiesWithEnds(transaction: Transaction): Promise<number[]> {
  const { rows } = await sql<{ county: number }>`select distinct left(rpad(code, 6, '0'), 6)::integer as county from division_ends order by county`.execute(transaction)
  return rows.map(({ county }) => county)
}

const refusals = {
  future: () => new Refused({ code: 'region-change-in-future', sentence: '名录的日期不能晚于今天，请改正 --day。', cause: 'the day of the list lies after today', rule: 'R-016' }),
  empty: () => new Refused({ code: 'division-file-wrong', sentence: '文件里没有任何区划，请在表头下每行写一个。', cause: 'no lines', rule: 'R-009' }),
}
