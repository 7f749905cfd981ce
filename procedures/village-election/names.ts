/**
 * The names of the dossiers of an election follow from what they are about, so that there can be only one of each: one election a village, term and
 * run, one roll an election, one box a round and number. UUIDs of version 8, whose content is ours to say (RFC 9562 §5.8).
 */
import type { DossierKey } from '../../core/procedure/dossier.ts'

/** Runs of a term: 0 is the election of the term, 1…127 by-elections, 128…255 rehearsals. */
export const firstRehearsal = 128

/** @param village twelve digits; @param term the year the term begins in */
export function electionKey(village: string, term: number, run: number): DossierKey {
  return keyOf(village, term, run, 0, 0)
}

export function rollKey(village: string, term: number, run: number): DossierKey {
  return keyOf(village, term, run, 0, 1)
}

/** The term of the committee that this election brought in: who sits, who left, when a by-election is due. */
export function officeKey(village: string, term: number): DossierKey {
  return keyOf(village, term, 0, 0, 2)
}

/** @param round from 1; @param number of the station or mobile box, from 1 */
export function boxKey(village: string, term: number, run: number, round: number, number: number): DossierKey {
  return keyOf(village, term, run, round, 256 + number)
}

/** @param sheet of the two that are keyed in apart; @param attempt from 1, one more where a sheet is begun anew */
export function sheetKey(village: string, term: number, run: number, round: number, number: number, sheet: 'A' | 'B', attempt: number): DossierKey {
  return keyOf(village, term, run, round, (sheet === 'A' ? 0x10000 : 0x20000) + attempt * 256 + number)
}

/** As acts and look-ups name it. */
export function nameOfKey({ county, id }: DossierKey): string {
  return `${county}-${id}`
}

function keyOf(village: string, term: number, run: number, round: number, part: number): DossierKey {
  const year = String(term).padStart(4, '0')
  return {
    county: Number(village.slice(0, 6)),
    id: `${village.slice(0, 8)}-${village.slice(8, 12)}-8${year.slice(0, 3)}-8${year.slice(3)}${hex(run, 2)}-e1ec${hex(round, 2)}${hex(part, 6)}`,
  }
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
