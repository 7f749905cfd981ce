/** Reads from the database what the judge compares, as the superuser, past every policy. */
import type { Found } from './judge.ts'
import type { Entry } from './ledger.ts'
import type { Site } from './site.ts'

export type Ask = Site['ask']

export async function collect(ask: Ask, ledger: ReadonlyMap<string, Entry>, began: Date): Promise<Found> {
  const dossiers = [...new Set([...ledger.values()].map(({ dossier }) => dossier))]
  const county = Number(dossiers[0]?.slice(0, 6) ?? 0)
  const key = [county, dossiers.map((dossier) => dossier.slice(7))]
  const name = (id: string) => `${county}-${id}`
  const records = await ask<{ dossier: string; sequence: number; act: string; act_id: string; by_person: boolean; content: string }>(
    'select dossier, sequence, act, act_id, actor_person is not null as by_person, form::text as content from events where county = $1 and dossier = any($2) order by dossier, sequence', key)
  const acts = await ask<{ id: string; dossier: string; sequence: number | null }>('select id, dossier, sequence from acts where county = $1 and dossier = any($2)', key)
  const rows = await ask<{ id: string; sequence: number; state: string }>('select id, sequence, state from dossiers where county = $1 and id = any($2)', key)
  const foreign = await ask<{ id: string }>('select id from dossiers where opened_at >= $3 and not (county = $1 and id = any($2))', [...key, began])
  return {
    records: records.map(({ dossier, sequence, act, act_id, by_person, content }) => ({ dossier: name(dossier), sequence, act, actId: act_id, byPerson: by_person, content })),
    acts: acts.map((one) => ({ ...one, dossier: name(one.dossier) })),
    dossiers: rows.map(({ id, sequence, state }) => ({ dossier: name(id), sequence, state })),
    foreign: foreign.map(({ id }) => id),
    ...await caused(ask, county, new Set(dossiers)),
  }
}

async function caused(ask: Ask, county: number, wanted: ReadonlySet<string>): Promise<Pick<Found, 'outbox' | 'messages' | 'doubledMessages'>> {
  const name = (id: string) => `${county}-${id}`
  // The name of a cause is kind:dossier:sequence:position.
  const outbox = await ask<{ dossier: string; sequence: number; kind: string; state: string; follows: string | null }>(`
    select split_part(dedupe, ':', 2) as dossier, split_part(dedupe, ':', 3)::int as sequence, kind, state, case kind when 'perform-act' then payload->>'id' end as follows
    from outbox where county = $1 and kind in ('notify', 'perform-act')`, [county])
  const messages = await ask<{ dossier: string; count: number }>('select dossier, count(*)::int as count from messages where county = $1 and dossier is not null group by dossier', [county])
  const doubled = await ask<{ what: string }>(`
    select concat_ws(' ', m.dossier, m.person, m.text_key) as what
    from (select dossier, person, text_key, count(*) as times from messages where county = $1 and dossier is not null group by dossier, person, text_key having count(*) > 1) m
    where m.times > (select count(*) from outbox o where o.county = $1 and o.kind = 'notify' and o.payload->>'dossier' = m.dossier::text and o.payload->>'text' = m.text_key)`, [county])
  return {
    outbox: outbox.map((one) => ({ ...one, dossier: name(one.dossier) })).filter(({ dossier }) => wanted.has(dossier)),
    messages: new Map(messages.map(({ dossier, count }) => [name(dossier), count])),
    doubledMessages: doubled.map(({ what }) => what),
  }
}
