/** The records of a village's year, its households' and objections', as lines that anybody can recount without this program. */
import type { DossierKey, JsonObject } from '../../core/procedure/dossier.ts'
import type { TestDatabase } from '../../server/database/testing.ts'

export type RecordLine = {
  readonly dossier: string
  readonly procedure: string
  readonly sequence: number
  readonly act: string
  readonly from: string | null
  readonly to: string
  readonly at: number
  readonly actor: { readonly person: string | null; readonly office: string | null }
  readonly form: JsonObject
  readonly facts: JsonObject
}

export async function recordsOf(ask: TestDatabase['ownerQuery'], cycle: DossierKey): Promise<readonly RecordLine[]> {
  const rows = await ask<{ dossier: string; procedure: string; sequence: number; act: string; from_state: string | null; to_state: string; received_at: Date; actor: RecordLine['actor']; form: JsonObject; facts: JsonObject }>(`
    select county || '-' || dossier as dossier, dossiers.procedure, events.sequence, act, from_state, to_state, received_at, actor, form, facts
    from events join dossiers using (county) where dossiers.id = events.dossier and county = $1 and (dossiers.id = $2 or belongs_to = $2) order by received_at, events.dossier, events.sequence`, [cycle.county, cycle.id])
  return rows.map((row) => ({
    dossier: row.dossier, procedure: row.procedure, sequence: row.sequence, act: row.act, from: row.from_state, to: row.to_state, at: row.received_at.getTime(), actor: row.actor, form: row.form, facts: row.facts,
  }))
}
