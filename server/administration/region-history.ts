/** What a region was called, when, and every act that touched it or what lies in it. Reference data. */
import { sql } from 'kysely'
import { offices, type Office } from '../../core/procedure/actor.ts'
import type { RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { toIso } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'

/** Null where there never was such a region. At most 200 acts, the newest first. */
export async function regionHistory(transaction: Transaction, key: RegionKey) {
  const versions = await transaction.selectFrom('regions').select(['name', 'short_name', 'parent_code', 'status', 'valid_from', 'valid_to'])
    .where('level', '=', key.level).where('code', '=', key.code).orderBy('valid_from', 'desc').execute()
  if (versions.length === 0) return null
  return {
    ...key, changes: await changesOf(transaction, key),
    versions: versions.map((row) => ({
      name: row.name, shortName: row.short_name, parent: row.parent_code, status: row.status, validFrom: row.valid_from, validTo: row.valid_to,
    })),
  }
}

/** By office, not by person: the tree is public, who edited it is for the audit. */
async function changesOf(transaction: Transaction, key: RegionKey) {
  const { lo, hi } = scopeOf(key)
  const rows = await transaction.selectFrom('region_changes')
    .select(['id', 'act', 'day', 'from_codes', 'to_codes', 'reason', 'by_office', 'recorded_at'])
    .where(sql<boolean>`(code_lo between ${lo} and ${hi} and code_hi <= ${hi}) or (from_codes || to_codes) @> array[${key.code}]`)
    .orderBy('recorded_at', 'desc').orderBy('id', 'desc').limit(200).execute()
  return rows.map((row) => ({
    id: row.id, act: row.act, day: row.day, from: row.from_codes, to: row.to_codes, reason: row.reason,
    office: row.by_office === null ? null : offices[row.by_office as Office], recordedAt: toIso(row.recorded_at.getTime()),
  }))
}
