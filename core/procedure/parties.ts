/** Who stands behind the parties of a procedure in one dossier, and who stands outside whatever else is true. */
import type { Actor } from './actor.ts'
import type { Addressee } from './addressee.ts'
import type { Dossier } from './dossier.ts'
import type { AnyProcedure } from './procedure.ts'

export function addresseesOf(procedure: AnyProcedure, party: string, dossier: Dossier, settings: unknown): readonly Addressee[] {
  return procedure.parties[party]?.who(dossier, settings) ?? []
}

/** The person complained about can never be handler, checker or reader. */
export function isBarred(procedure: AnyProcedure, dossier: Dossier, actor: Actor): boolean {
  const barred = procedure.readers.barred(dossier.file)
  const unit = actor.mandate?.unit ?? null
  return (actor.person !== null && barred.persons.includes(actor.person)) || (unit !== null && barred.units.includes(unit))
}
