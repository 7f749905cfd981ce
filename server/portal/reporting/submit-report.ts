/** The report as an act through the one door; the telephone number goes beside it, sealed, and never into the record. */
import type { Actor } from '../../../core/procedure/actor.ts'
import type { JsonObject } from '../../../core/procedure/dossier.ts'
import { budgetInWords } from '../../../core/time/index.ts'
import type { PortalPage, ReportDraft } from '../../../faces/portal/contract.ts'
import { urls } from '../addresses.ts'
import { followCodeOf, perform, type Submission } from '../../acts/index.ts'
import { dossierName } from '../../dossiers/index.ts'
import { againstOf, isAboutOfficials } from './against.ts'
import { dossierOf } from './draft.ts'
import { codeInGroups } from './follow-code.ts'
import { kindOf, procedureKey, type Reporting } from './reporting.ts'

/** @throws Refused; nothing is then written */
export async function submitReport(reporting: Reporting, draft: ReportDraft, actor: Actor): Promise<PortalPage> {
  const { portal, village, signedIn } = reporting
  const code = signedIn || actor.person === null ? null : followCodeOf(portal.cipher, actor.person, draft.act_id)
  const submission: Submission = {
    act: { id: draft.act_id, act: 'report', form: formOf(reporting, draft), channel: 'portal', occurredAt: portal.door.clock() },
    dossier: dossierOf(village.county, draft.act_id),
    actor,
    procedure: procedureKey,
    ...(code === null && draft.contact_phone === undefined
      ? {}
      : { contact: { phone: draft.contact_phone ?? null, followCode: code } }),
  }
  const { dossier } = await perform(portal.door, submission)
  return donePage(reporting, draft, dossierName(dossier), code)
}

function formOf(reporting: Reporting, draft: ReportDraft): JsonObject {
  const { village } = reporting
  const placed = draft.placeless === undefined && draft.lon !== undefined && draft.lat !== undefined
  const where = draft.placeless === 'yes' ? '没有具体位置' : draft.address
  return {
    category: draft.kind ?? '',
    description: draft.description ?? '',
    village: village.code,
    visibility: draft.visibility ?? 'CENTER_ONLY',
    source: 'VILLAGER',
    contactLeft: draft.contact_phone !== undefined,
    ...(isAboutOfficials(reporting, draft) ? { against: againstOf(draft) } : {}),
    ...(draft.grid === undefined || draft.placeless === 'yes' ? {} : { grid: draft.grid }),
    ...(where === undefined ? {} : { where }),
    ...(placed ? { lon: Number(draft.lon), lat: Number(draft.lat), crs: draft.crs ?? 'CGCS2000' } : {}),
    ...(draft.photo === undefined ? {} : { files: draft.photo }),
  }
}

function donePage(reporting: Reporting, draft: ReportDraft, id: string, code: string | null): PortalPage {
  const { settings } = reporting
  const limits = settings.limits[kindOf(reporting, draft)?.priority ?? 'P2']
  return {
    page: 'report-done',
    queryCode: code === null ? null : codeInGroups(code),
    matterHref: urls.matter(id),
    next: [
      { what: '先看一看，告诉您收不收；收了会编上案卷号', within: `${budgetInWords(settings.accept)}内` },
      { what: '交给该办的单位，单位接下', within: `交给以后 ${budgetInWords(limits.sign)}内` },
      { what: '去办，办完告诉您', within: `${budgetInWords(limits.handle)}内` },
      { what: '请别的单位核查，再请您评价', within: `${budgetInWords(settings.verify)}内核查` },
    ],
  }
}
