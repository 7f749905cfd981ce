/**
 * Whoever acts in the name of somebody else shows a consent (代办, R-104, R-606): of that person, to this helper, for this act, in force
 * now. Demanded here and not by a procedure, so that none can forget it; who may help at all is the procedure's own condition.
 */
import type { DossierKey, JsonObject } from '../../core/procedure/dossier.ts'
import { Refused, type Refusal } from '../../core/procedure/refusal.ts'
import type { Instant } from '../../core/time/index.ts'
import type { Transaction } from '../database/index.ts'
import { consentStands } from '../registry/index.ts'

/** The act as the procedure has allowed it. */
export type OnBehalf = { readonly act: string; readonly form: JsonObject; readonly helper: string | null; readonly dossier: DossierKey }

/** Runs as the platform. @throws Refused where the act names somebody who has not agreed to it */
export async function demandConsent(transaction: Transaction, { act, form, helper, dossier }: OnBehalf, now: Instant): Promise<void> {
  const person = form['onBehalfOf']
  if (typeof person !== 'string') return
  if (helper === null || person === helper) throw new Refused(helpsOneself())
  const stands = await consentStands(transaction, { county: dossier.county, person, helper, purpose: act }, now)
  if (stands !== 'in-force') throw new Refused(refusalOf[stands]())
}

const refusalOf = { none: consentMissing, outdated: consentOutdated, withdrawn: consentWithdrawn } as const

/** What was agreed with another helper, or to another end, is none of this helper's business and looks like nothing. */
function consentMissing(): Refusal {
  return atPicker({
    code: 'consent-missing', rule: 'R-606', cause: 'no consent of this person to this helper for this act',
    sentence: '还没有记下本人同意由您代办。请先问过本人，选人时把“同意了”记下来，再提交。',
  })
}

function consentOutdated(): Refusal {
  return atPicker({
    code: 'consent-outdated', rule: 'R-606', cause: 'the consent is no longer in force',
    sentence: '以前记下的本人同意已经过期。请再问一次本人，重新选人，把“同意了”记下来，再提交。',
  })
}

function consentWithdrawn(): Refusal {
  return atPicker({
    code: 'consent-withdrawn', rule: 'R-606', cause: 'the person took the consent back',
    sentence: '本人已经撤回同意，不能再由您代办。本人改了主意的，请重新选人，再记一次“同意了”。',
  })
}

function helpsOneself(): Refusal {
  return atPicker({
    code: 'helps-oneself', rule: 'R-104', cause: 'the helper is the person helped', sentence: '这是您自己，不用选“替谁上报”。请去掉选的人，直接上报。',
  })
}

function atPicker(refusal: Refusal): Refusal {
  return { ...refusal, fields: [{ pointer: '/onBehalfOf', sentence: refusal.sentence }] }
}
