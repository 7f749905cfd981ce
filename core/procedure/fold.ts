/** State is folded from records, never stored as truth. The same fold runs on the server, in the browser and in tests. */
import type { Place } from '../region/region.ts'
import type { Dossier, DossierEvent, DossierKey } from './dossier.ts'
import type { AnyProcedure } from './procedure.ts'

export function blankDossier(procedure: AnyProcedure, key: DossierKey): Dossier {
  return {
    key,
    procedure: { key: procedure.key, version: procedure.version },
    state: null,
    sequence: 0,
    place: null,
    openedAt: null,
    updatedAt: null,
    file: procedure.blank,
    deadlines: {},
    fired: {},
  }
}

export function fold(procedure: AnyProcedure, key: DossierKey, events: readonly DossierEvent[]): Dossier {
  return events.reduce((dossier, event) => evolve(procedure, dossier, event), blankDossier(procedure, key))
}

/** @throws RangeError when the record does not follow the last one: a gap is damage, not a state. */
export function evolve(procedure: AnyProcedure, dossier: Dossier, event: DossierEvent): Dossier {
  if (event.sequence !== dossier.sequence + 1) {
    throw new RangeError(`record ${event.sequence} cannot follow ${dossier.sequence} in dossier ${dossier.key.id}`)
  }
  return {
    ...dossier,
    state: event.to,
    sequence: event.sequence,
    place: placeAfter(procedure, dossier, event),
    openedAt: dossier.openedAt ?? event.receivedAt,
    updatedAt: event.receivedAt,
    file: fileAfter(procedure, dossier.file, event),
    deadlines: { ...dossier.deadlines, ...event.deadlines },
    fired: firedAfter(dossier, event),
  }
}

/** The file as the record leaves it; an act without `record` changes only the state. */
export function fileAfter(procedure: AnyProcedure, file: unknown, event: Pick<DossierEvent, 'act' | 'form' | 'facts' | 'actor' | 'receivedAt'>): unknown {
  const definition = procedure.acts[event.act]
  if (definition === undefined) throw new RangeError(`procedure ${procedure.key} v${procedure.version} has no act ${event.act}`)
  if (definition.record === undefined) return file
  return definition.record({ file, form: event.form, facts: event.facts, actor: event.actor, at: event.receivedAt })
}

function placeAfter(procedure: AnyProcedure, dossier: Dossier, event: DossierEvent): Place | null {
  return procedure.acts[event.act]?.place?.(event.form) ?? dossier.place
}

/** A new spell or an extension lets the timer speak again. */
function firedAfter(dossier: Dossier, event: DossierEvent): Dossier['fired'] {
  const fired: { [key: string]: readonly string[] } = { ...dossier.fired }
  for (const [key, ledger] of Object.entries(event.deadlines)) {
    const held = dossier.deadlines[key]
    if (held?.startedAt !== ledger.startedAt || held.extensions.length !== ledger.extensions.length) fired[key] = []
  }
  const key = event.form['deadline']
  if (event.actor.channel === 'timer' && typeof key === 'string') fired[key] = [...(fired[key] ?? []), event.act]
  return fired
}
