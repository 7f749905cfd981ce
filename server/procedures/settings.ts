/** Which settings of a procedure are in force in a county: the county's own, else the city's, else the procedure's defaults. */
import { Value } from '@sinclair/typebox/value'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import type { Transaction } from '../database/index.ts'

export type InForce = { readonly version: number; readonly contents: unknown; readonly scope: 'defaults' | 'city' | 'county' }

/** County 0 stands for the whole city. */
export const wholeCity = 0

export async function settingsInForce(transaction: Transaction, procedure: AnyProcedure, county: number): Promise<InForce> {
  const rows = await transaction.selectFrom('procedure_settings').select(['county', 'version', 'contents'])
    .where('procedure', '=', procedure.key).where('state', '=', 'in-force').where('county', 'in', [wholeCity, county]).execute()
  const row = rows.find((one) => one.county === county) ?? rows.find((one) => one.county === wholeCity)
  if (row === undefined) return { version: 0, contents: procedure.settings.defaults, scope: 'defaults' }
  const contents = fitted(procedure, row.contents)
  // What does not fit even so is no agreement of this procedure: then the defaults stand in, and the console says so.
  if (!Value.Check(procedure.settings.schema, contents)) return { version: 0, contents: procedure.settings.defaults, scope: 'defaults' }
  return { version: row.version, contents, scope: row.county === wholeCity ? 'city' : 'county' }
}

/** What a county agreed to under one version of the procedure, in the keys of this one. */
export function fitted(procedure: AnyProcedure, contents: unknown): unknown {
  return procedure.settings.fit === undefined || typeof contents !== 'object' || contents === null ? contents : procedure.settings.fit(contents as JsonObject)
}

/** Settings change a few times a year and are read in every act: kept for a few seconds per county. */
export function keepSettings(keepMs = 2_000, clock: () => number = Date.now) {
  const kept = new Map<string, { readonly until: number; readonly value: InForce }>()
  return {
    inForce: async (transaction: Transaction, procedure: AnyProcedure, county: number): Promise<InForce> => {
      const key = `${procedure.key}/${procedure.version}/${county}`
      const held = kept.get(key)
      if (held !== undefined && held.until > clock()) return held.value
      const value = await settingsInForce(transaction, procedure, county)
      kept.set(key, { until: clock() + keepMs, value })
      return value
    },
    forget: () => kept.clear(),
  }
}
export type SettingsKeeper = ReturnType<typeof keepSettings>
