/** From the report to the number: reported, settled on the spot, handed over, accepted, refused, merged. */
import { barredBy, mandatesAsked, namesSomebody, saidOf } from '../against.ts'
import type { CaseFile, DispatchLevel, Priority, Visibility } from '../case-file.ts'
import { isGridOffice } from '../conditions/condition.ts'
import * as must from '../conditions/index.ts'
import * as forms from '../forms.ts'
import { firstLevel, levelOver } from '../parties.ts'
import { openStates } from '../states.ts'
import { act, told, toldReporter } from './act.ts'
import { higherLevel, isSpotChecked, isTipOff, lowestLevel, suspicionOf, withPerson } from './file-changes.ts'

export const intake = {
  report: act({
    name: '上报', recordName: '上报', event: 'reported', rules: ['R-103', 'R-104', 'R-126', 'R-128', 'R-129'], from: 'nothing', to: 'REPORTED', who: ['anyone'], form: forms.reportForm,
    consequence: '上报后由村里或上级受理，您可以随时查看办到哪一步。',
    checks: [must.categoryExists, must.countyMatches, must.gridIsInVillage, must.sourceFitsOffice, must.helperMayFile, must.saysWhom],
    looksUp: (form, { actor }) => ({
      mandates: mandatesAsked(form.against, form), regions: [form.village],
      ...(isGridOffice(actor.mandate?.office ?? '') ? { alike: { category: form.category, hours: 24, files: form.files ?? [] } } : {}),
    }),
    place: (form) => ({ village: form.village, grid: form.grid ?? null }),
    facts: ({ form, actor, settings, dossier, known }) => {
      const category = settings.categories[form.category]
      const barred = barredBy(form.against, form, known.mandates ?? [])
      // What the statistics office only counts as a village has no committee: the township is the first that can take it.
      const isNoVillage = known.regions?.get(form.village)?.kind === 'virtual'
      const startsAt = lowestLevel(category, form.against)
      const suspect = isGridOffice(actor.mandate?.office ?? '') ? suspicionOf(known.door, settings) : null
      return {
        categoryName: category?.name ?? '', priority: category?.priority ?? 'P2', emergency: category?.emergency ?? null,
        confidential: category?.confidential === true || namesSomebody(form.against), against: { ...barred, said: saidOf(form.against) },
        visibility: isTipOff(category, form.against) && form.visibility === 'REAL_TO_ALL_HANDLERS' ? 'CENTER_ONLY' : form.visibility,
        level: firstLevel(form.village, isNoVillage ? higherLevel(startsAt, 'TOWN') : startsAt, barred.units),
        ...(isNoVillage && startsAt === 'VILLAGE' ? { raised: { from: 'VILLAGE', to: 'TOWN', name: null, why: 'no-village' } } : {}),
        reporter: form.onBehalfOf ?? actor.person, filer: form.onBehalfOf === undefined ? null : actor.person,
        spotCheck: isSpotChecked(dossier.key.id, settings.spotCheckPercent), ...(suspect === null ? {} : { suspect }),
      }
    },
    record: ({ file, form, facts }) => ({
      ...file, category: form.category, categoryName: facts['categoryName'] as string, emergency: facts['emergency'] as string | null,
      description: form.description, source: form.source, visibility: facts['visibility'] as Visibility, reporter: facts['reporter'] as string | null, filer: facts['filer'] as string | null,
      where: { words: form.where ?? '', lon: form.lon ?? null, lat: form.lat ?? null, crs: form.crs ?? null }, files: form.files ?? [],
      // Version 1 looked nobody up: there the form itself says who is barred.
      against: (facts['against'] as CaseFile['against'] | undefined) ?? { units: form.against?.units ?? [], persons: form.against?.persons ?? [] },
      confidential: facts['confidential'] === true, ...(facts['suspect'] === undefined ? {} : { suspect: facts['suspect'] as 'many' | 'photos' }),
      priority: facts['priority'] as Priority, level: facts['level'] as DispatchLevel, contact: { left: form.contactLeft === true, reached: false, misses: 0 },
    }),
    effects: [toldReporter('reported'), told('dispatcher', 'waitsForAcceptance')],
  }),

  'self-close': act({
    name: '当场解决', recordName: '网格当场解决', event: 'self-closed', rules: ['R-114', 'R-120'], from: ['REPORTED'], to: 'SELF_CLOSED', who: ['gridWorker'], form: forms.selfCloseForm,
    consequence: '当场办结并告诉提出人；会按比例抽查。', when: [must.mayBeSettledOnTheSpot, must.isNoEmergency],
    facts: ({ dossier, settings }) => ({ spotCheck: isSpotChecked(dossier.key.id, settings.spotCheckPercent) }),
    record: ({ file, form, facts, actor, at }) => ({ ...file, result: form.result, handlers: withPerson(file, actor.person), closedAt: at, spotCheck: facts['spotCheck'] === true }),
    effects: [toldReporter('selfClosed')],
  }),

  'transfer-out': act({
    name: '转接紧急和法定渠道', recordName: '转外部渠道', plainRecord: '转给别的部门或热线', event: 'transferred-out', rules: ['R-106', 'R-107'], from: ['REPORTED'], to: 'TRANSFERRED_OUT', who: ['gridWorker', 'dispatcher', 'supervisor'], form: forms.transferForm,
    consequence: '记下转接的时刻，这里不再派单，由接手的渠道处理。',
    record: ({ file, form, at }) => ({ ...file, channelTold: form.channel, closedAt: at }),
    effects: [toldReporter('transferredOut')],
  }),

  accept: act({
    name: '受理立案', recordName: '立案', plainRecord: '受理', event: 'accepted', rules: ['R-102', 'R-105', 'R-106'], from: ['REPORTED', 'REOPENED'], to: 'ACCEPTED', who: ['dispatcher'], form: forms.acceptForm, numbers: true,
    consequence: '编上案卷号，开始办理，并告诉提出人。', when: [must.isNoEmergency, must.notYetNumbered],
    facts: ({ known }) => ({ number: known.door['caseNumber'] ?? '' }),
    record: ({ file, form, facts }) => ({ ...file, number: facts['number'] as string, priority: form.priority ?? file.priority, review: 'none' }),
    effects: [toldReporter('accepted')],
  }),

  'correct-category': act({
    name: '改正事项类型', recordName: '改正类型', event: 'category-corrected', rules: ['R-106', 'R-110', 'R-129'], from: ['REPORTED', 'ACCEPTED', 'RETURNED', 'ESCALATED', 'REOPENED'], to: 'same', who: ['dispatcher'], form: forms.categoryForm,
    consequence: '按新类型重新定紧急程度、时限和派给谁；限定范围的不放宽。', checks: [must.categoryExists, must.anotherCategory, must.emergencyOnlyAtFirst],
    facts: ({ form, dossier, settings }) => {
      const category = settings.categories[form.category]
      return {
        categoryName: category?.name ?? '', priority: category?.priority ?? dossier.file.priority, emergency: category?.emergency ?? null, confidential: category?.confidential === true,
        level: higherLevel(dossier.file.level, firstLevel(dossier.place?.village ?? '', category?.startsAt ?? 'VILLAGE', dossier.file.against.units)),
      }
    },
    // What was agreed for the wrong kind is agreed no more; limits follow at the dispatch.
    record: ({ file, form, facts }) => ({
      ...file, category: form.category, categoryName: facts['categoryName'] as string, priority: facts['priority'] as Priority, emergency: facts['emergency'] as string | null,
      confidential: file.confidential || facts['confidential'] === true, level: facts['level'] as DispatchLevel, consultation: 'none', agreed: null,
      visibility: facts['confidential'] === true && file.visibility === 'REAL_TO_ALL_HANDLERS' ? 'CENTER_ONLY' : file.visibility,
    }),
    effects: [toldReporter('categoryCorrected'), told('dispatcher', 'waitsForAcceptance')],
  }),

  'pass-up': act({
    name: '上报上一级受理', recordName: '报上一级受理', event: 'passed-up', rules: ['R-114'], from: ['REPORTED'], to: 'same', who: ['dispatcher'], form: forms.reasonForm,
    consequence: '由上一级来受理，不再等本级和网格员办。', when: [must.hasHigherLevel],
    facts: ({ dossier }) => ({ level: levelOver(dossier) ?? dossier.file.level, passedUp: true }),
    // Up to version 3 the grid worker went on being waited for; then the record does not say so.
    record: ({ file, facts }) => ({ ...file, level: facts['level'] as DispatchLevel, ...(facts['passedUp'] === true ? { passedUp: true as const } : {}) }),
    effects: [told('dispatcher', 'waitsForAcceptance')],
  }),

  reject: act({
    name: '不予受理', recordName: '不予受理', plainRecord: '不归这里办', event: 'rejected', rules: ['R-107'], from: ['REPORTED'], to: 'REJECTED', who: ['dispatcher'], form: forms.rejectForm,
    consequence: '把理由和该走的渠道告诉提出人；提出人可以要求复查。', when: [must.isNoEmergency],
    record: ({ file, form, at }) => ({ ...file, channelTold: form.channel, closedAt: at }),
    effects: [toldReporter('rejected')],
  }),

  merge: act({
    name: '并入同一件事', recordName: '并案', plainRecord: '和同一件事合并办理', event: 'merged', rules: ['R-108'], from: ['REPORTED'], to: 'MERGED', who: ['dispatcher'], form: forms.mergeForm,
    consequence: '并到主案一起办，进展按主案告诉提出人。', checks: [must.mainCaseIsOpen],
    looksUp: (form) => ({ dossiers: [form.main] }),
    record: ({ file, form, at }) => ({ ...file, mergedInto: form.main, closedAt: at }),
    followUps: [{
      act: 'take-in', sentence: '主案记下并入，提出人可以看主案的进展。', on: (form) => form.main,
      form: ({ dossier, reporter }) => ({ merged: dossier, ...(reporter === null ? {} : { reporter }) }),
    }],
    effects: [toldReporter('merged')],
  }),

  'take-in': act({
    name: '并入另一件', recordName: '并入另一件相同的事', event: 'taken-in', rules: ['R-108'], from: [...openStates, 'CLOSED'], to: 'same', who: ['system'], form: forms.takeInForm, appends: true,
    consequence: '那一件的提出人也能看到这里的进展，办结时一并告知。',
    record: ({ file, form }) => ({ ...file, followers: form.reporter === undefined || file.followers.includes(form.reporter) ? file.followers : [...file.followers, form.reporter] }),
  }),
}
