/** From a session to the one who acts. */
import { asVillager, underMandate, type Actor } from '../../core/procedure/actor.ts'
import { Refused, type Refusal } from '../../core/procedure/refusal.ts'
import type { Instant } from '../../core/time/instant.ts'
import { refusals } from './refusals.ts'
import type { Session } from './sessions.ts'

/** The actor of an open session, under the mandate in force. @throws Refused while a step of the sign-in is missing */
export function actorOf(session: Session): Actor {
  const missing = missingStep(session)
  if (missing !== null) throw new Refused(missing)
  const { mandate } = session
  if (mandate === null) return asVillager(session.person)
  return underMandate(session.person, { id: mandate.id, office: mandate.office, unit: mandate.unit, region: mandate.region })
}

/** @throws Refused `step-up-needed` unless a second factor was given within five minutes (control 19) */
export function requireStepUp(session: Session, now: Instant): void {
  if (session.steppedUpUntil === null || session.steppedUpUntil <= now) throw new Refused(refusals.stepUpNeeded)
}

/** The step of the sign-in that is still to be done, as the refusal that says so; null when the session is open. */
export function missingStep(session: Session): Refusal | null {
  switch (session.stage) {
    case 'second-factor': return refusals.secondFactorMissing
    case 'enrolment': return refusals.enrolmentMissing
    case 'password-change': return refusals.passwordChangeDue
    case 'open': return null
    default: return session.stage satisfies never
  }
}
