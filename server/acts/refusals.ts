/** Refusals of the door itself; those of the law stand in the procedures. */
import type { Refusal } from '../../core/procedure/refusal.ts'

/** Unknown and forbidden look the same from outside. */
export function unknownDossier(): Refusal {
  return { code: 'unknown-dossier', sentence: '没有这件事，或者您不能查看它。请核对编号。', cause: 'no dossier with this key is visible to the actor' }
}

export function unknownProcedure(key: string): Refusal {
  return { code: 'unknown-procedure', sentence: '没有这种事项，请刷新页面。', cause: `no procedure ${JSON.stringify(key)}` }
}

export function foreignActId(): Refusal {
  return { code: 'act-id-used', sentence: '这次提交的编号已经用过，请刷新页面再提交一次。您填的内容请先复制保存。', cause: 'act id belongs to another dossier, person, act or form' }
}

export function toldTwice(): Refusal {
  return { code: 'changed-meanwhile', rule: 'R-101', sentence: '同时办理的人太多，您的这次没有办成。内容还在，请再提交一次。', cause: 'lost the race for the next sequence repeatedly' }
}

export function seenMissing(): Refusal {
  return { code: 'seen-missing', rule: 'R-101', sentence: '页面没有带上您看到的是第几步，请刷新页面再办一次。您填的内容请先复制保存。', cause: 'a moving act without the sequence it saw' }
}

export function malformedId(): Refusal {
  return { code: 'malformed-id', sentence: '这次提交的编号不对，请刷新页面再提交一次。您填的内容请先复制保存。', cause: 'an id of act or dossier is no lower-case uuid, or the county no code' }
}

/** The act was recorded so long ago that it is no longer remembered as seen. */
export function isRecordedAlready(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === 'events_county_act_id_key'
}

/** A twin won: unique record number, serialisation or deadlock. Looking again is safe, since nothing was written. */
export function isRace(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false
  const { code, constraint } = error as { code: unknown; constraint?: unknown }
  if (code === '40001' || code === '40P01') return true
  return code === '23505' && (constraint === 'events_pkey' || constraint === 'dossiers_pkey')
}
