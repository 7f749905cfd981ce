/**
 * The procedures this program knows, all versions. A published version is frozen: its definition's hash is kept in the database
 * and in `procedures/<key>/published/vN.json`, and another definition under the same version stops the start.
 */
import { createHash } from 'node:crypto'
import type { AnyProcedure } from '../../core/procedure/procedure.ts'
import { describeProcedure } from '../../core/procedure/describe.ts'
import { appraisal } from '../../procedures/appraisal/appraisal.procedure.ts'
import { bodyMeeting } from '../../procedures/body-meeting/body-meeting.procedure.ts'
import { boardOpinion } from '../../procedures/board-opinion/board-opinion.procedure.ts'
import { collectiveContract } from '../../procedures/collective-contract/collective-contract.procedure.ts'
import { committeeRecall } from '../../procedures/committee-recall/committee-recall.procedure.ts'
import { consultation } from '../../procedures/consultation/consultation.procedure.ts'
import { consultationOpinion } from '../../procedures/consultation-opinion/consultation-opinion.procedure.ts'
import { collectiveLedger } from '../../procedures/collective-ledger/collective-ledger.procedure.ts'
import { collectiveMeeting } from '../../procedures/collective-meeting/collective-meeting.procedure.ts'
import { collectiveProperty } from '../../procedures/collective-property/collective-property.procedure.ts'
import { disclosure } from '../../procedures/disclosure/disclosure.procedure.ts'
import { disclosureQuestion } from '../../procedures/disclosure-question/disclosure-question.procedure.ts'
import { electionBox } from '../../procedures/election-box/election-box.procedure.ts'
import { electionComplaint } from '../../procedures/election-complaint/election-complaint.procedure.ts'
import { electionRoll } from '../../procedures/election-roll/election-roll.procedure.ts'
import { electionSheet } from '../../procedures/election-sheet/election-sheet.procedure.ts'
import { endOfOffice } from '../../procedures/end-of-office/end-of-office.procedure.ts'
import { familyOccasion } from '../../procedures/family-occasion/family-occasion.procedure.ts'
import { fourDeliberations } from '../../procedures/four-deliberations/four-deliberations.procedure.ts'
import { gridCase } from '../../procedures/grid-case/grid-case.procedure.ts'
import { gridCaseV1 } from '../../procedures/grid-case/v1/grid-case-v1.ts'
import { gridCaseV2 } from '../../procedures/grid-case/v2/grid-case-v2.ts'
import { gridCaseV3 } from '../../procedures/grid-case/v3/grid-case-v3.ts'
import { pointsCatalogue } from '../../procedures/points-catalogue/points-catalogue.procedure.ts'
import { pointsPassbook } from '../../procedures/points-passbook/points-passbook.procedure.ts'
import { pointsShop } from '../../procedures/points-shop/points-shop.procedure.ts'
import { recallCount } from '../../procedures/recall-count/recall-count.procedure.ts'
import { rollRequest } from '../../procedures/roll-request/roll-request.procedure.ts'
import { starCycle } from '../../procedures/star-cycle/star-cycle.procedure.ts'
import { starCycleV1 } from '../../procedures/star-cycle/v1/star-cycle-v1.ts'
import { starHousehold } from '../../procedures/star-household/star-household.procedure.ts'
import { starObjection } from '../../procedures/star-objection/star-objection.procedure.ts'
import { villageElection } from '../../procedures/village-election/village-election.procedure.ts'
import { villageMeeting } from '../../procedures/village-meeting/village-meeting.procedure.ts'
import type { Transaction } from '../database/index.ts'
import { CannotStart } from '../environment/index.ts'

/** The newest version of each, and every older one that dossiers still live under (docs/decisions/0012). */
export const publishedProcedures: readonly AnyProcedure[] = [gridCase, gridCaseV3, gridCaseV2, gridCaseV1, pointsCatalogue, pointsPassbook, pointsShop, starHousehold, starCycle, starCycleV1, starObjection, bodyMeeting, familyOccasion, villageMeeting, fourDeliberations, boardOpinion, disclosure, disclosureQuestion, appraisal, consultation, consultationOpinion, collectiveContract, collectiveMeeting, collectiveLedger, collectiveProperty, villageElection, electionRoll, electionBox, electionSheet, rollRequest, electionComplaint, endOfOffice, committeeRecall, recallCount]

export type Procedures = {
  /** The version new dossiers are opened under. @throws RangeError for an unknown key */
  readonly newest: (key: string) => AnyProcedure | null
  /** The version a dossier is pinned to. @throws RangeError when this program does not have it */
  readonly at: (key: string, version: number) => AnyProcedure
  readonly all: readonly AnyProcedure[]
}

export function keepProcedures(all: readonly AnyProcedure[] = publishedProcedures): Procedures {
  const byVersion = new Map(all.map((procedure) => [`${procedure.key}/${procedure.version}`, procedure]))
  const newest = new Map<string, AnyProcedure>()
  for (const procedure of all) {
    if ((newest.get(procedure.key)?.version ?? 0) < procedure.version) newest.set(procedure.key, procedure)
  }
  return {
    all,
    newest: (key) => newest.get(key) ?? null,
    at: (key, version) => {
      const found = byVersion.get(`${key}/${version}`)
      if (found === undefined) throw new RangeError(`this program has no procedure ${key} version ${version}`)
      return found
    },
  }
}

export function definitionHash(procedure: AnyProcedure): string {
  return createHash('sm3').update(JSON.stringify(describeProcedure(procedure))).digest('hex')
}

/** Writes down what is published; @throws Error when a frozen version has changed. */
export async function recordPublished(transaction: Transaction, procedures: Procedures, now: Date): Promise<void> {
  for (const procedure of procedures.all) {
    const hash = definitionHash(procedure)
    const known = await transaction.selectFrom('procedures').select('definition_hash')
      .where('key', '=', procedure.key).where('version', '=', procedure.version).executeTakeFirst()
    if (known === undefined) {
      await transaction.insertInto('procedures')
        .values({ key: procedure.key, version: procedure.version, name: procedure.name, definition_hash: hash, published_at: now }).execute()
    } else if (known.definition_hash !== hash) {
      throw new CannotStart(
        `程序“${procedure.name}”第 ${procedure.version} 版已经发布并冻结，但这次安装里它的内容变了：请用原来的版本，或者给它一个新版本号。试用数据可以换一个 DATA_DIR 重新开始。`,
        `Procedure ${procedure.key} version ${procedure.version} is published and frozen, but its definition has changed: give it a new version, or start afresh with another DATA_DIR.`,
      )
    }
  }
}
