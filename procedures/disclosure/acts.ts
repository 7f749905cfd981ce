/** Acts of a publication, in the order it lives through them: due → prepared → reviewed → published → on the board → ended → archived. */
import { firstDayDown, hashOf, noContent, periodInWords } from '../../core/open-affairs/index.ts'
import type { JsonObject } from '../../core/procedure/dossier.ts'
import { actsFor } from '../../core/procedure/procedure.ts'
import { dayOf, daysBetween } from '../../core/time/index.ts'
import * as must from './conditions.ts'
import { present, type DisclosureFile, type Version } from './disclosure-file.ts'
import * as forms from './forms.ts'
import type { DisclosureParty } from './parties.ts'
import { itemNamed, type DisclosureSettings } from './settings.ts'

export type DisclosureState = 'MISSING' | 'PREPARED' | 'RETURNED' | 'REVIEWED' | 'PUBLISHED' | 'POSTED' | 'ENDED' | 'ARCHIVED'

const act = actsFor<DisclosureFile, DisclosureSettings, DisclosureState, DisclosureParty>()
const told = (to: DisclosureParty, text: string) => ({ effect: 'notify', to, text }) as const

const onDuty = [must.isNamedRight, must.isRealVillage, must.isInCatalogue, must.isItsPeriod] as const
const inOrder = [must.fitsItsShape, must.linesAreOfThePeriod, must.nothingPrivate] as const
const committee = ({ village }: DisclosureFile, person: string | null) => ({
  mandates: [{ office: 'VILLAGE_CADRE', within: village }, { office: 'PARTY_SEC', within: village }] as const, people: person === null ? [] : [person],
})

export const acts = {
  'note-missing': act({
    name: '记缺期', recordName: '到期没有公开', event: 'found-missing', rules: ['R-271'], from: 'nothing', to: 'MISSING', who: ['system'], form: forms.dutyForm,
    consequence: '到期的第二天预警，告诉村里、监督委员会和乡镇。',
    place: ({ village }) => ({ village, grid: null }), checks: [...onDuty, must.isMissing], looksUp: ({ village }) => ({ regions: [village] }),
    facts: ({ form, settings }) => heading(form, settings),
    record: ({ file, form, facts, at }) => ({ ...file, ...which(form, facts), title: '', openedOn: dayOf(at), missed: true }),
    effects: [told('preparers', 'missing'), told('supervisors', 'missing'), told('town', 'missing')],
  }),
  prepare: act({
    name: '制作这一期', recordName: '制单', event: 'prepared', rules: ['R-270', 'R-271', 'R-274', 'R-275', 'R-277'], from: 'nothing', to: 'PREPARED', who: ['preparers'], form: forms.openForm,
    consequence: '交给监督委员会审核，审核通过才能公开。',
    place: ({ village }) => ({ village, grid: null }), checks: [...onDuty, must.hasBegun, ...inOrder], looksUp: ({ village }) => ({ regions: [village] }),
    facts: ({ form, settings }) => heading(form, settings),
    record: ({ file, form, facts, actor, at }) => ({ ...file, ...which(form, facts), openedOn: dayOf(at), ...drafted(form, actor.person, dayOf(at)) }),
    effects: [told('supervisors', 'prepared')],
  }),
  'prepare-late': act({
    name: '补上这一期', recordName: '制单', event: 'prepared-late', rules: ['R-271', 'R-274', 'R-275'], from: ['MISSING'], to: 'PREPARED', who: ['preparers'], form: forms.contentForm,
    consequence: '交给监督委员会审核；这一期晚了会一直写着。', checks: inOrder,
    record: ({ file, form, actor, at }) => ({ ...file, ...drafted(form, actor.person, dayOf(at)) }),
    effects: [told('supervisors', 'prepared')],
  }),
  revise: act({
    name: '修改', recordName: '修改', event: 'revised', rules: ['R-274', 'R-275'], from: ['PREPARED', 'RETURNED'], to: 'PREPARED', who: ['preparers'], form: forms.contentForm,
    consequence: '换成新的内容，重新交监督委员会审核。', checks: inOrder,
    record: ({ file, form, actor, at }) => ({ ...file, ...drafted(form, actor.person, dayOf(at)), vouchers: file.vouchers.filter(({ line }) => line <= (form.lines ?? []).length), returned: null }),
    effects: [told('supervisors', 'prepared')],
  }),
  'attach-vouchers': act({
    name: '附凭证', recordName: '附凭证', event: 'vouchers-attached', rules: ['R-274'], from: ['PREPARED', 'RETURNED', 'REVIEWED', 'PUBLISHED', 'POSTED', 'ENDED'], to: 'same', who: ['preparers'], form: forms.voucherForm, appends: true,
    consequence: '给这一行附上凭证的照片，监督委员会和乡镇可以看。', checks: [must.lineExists],
    record: ({ file, form }) => ({ ...file, vouchers: [...file.vouchers, { line: form.line, files: form.files }] }),
  }),
  review: act({
    name: '审核通过', recordName: '监督委员会审核通过', event: 'reviewed', rules: ['R-274', 'R-279'], from: ['PREPARED'], to: 'REVIEWED', who: ['supervisors'], form: forms.reviewForm, oneByOne: true,
    consequence: '逐项逐笔看过，可以公开了。', when: [must.isNotThePreparer], checks: [must.isNoCommitteeMember, must.isNoNearRelative, must.everyLineWasSeen],
    looksUp: (_, { dossier, actor }) => committee(dossier.file, actor.person),
    record: ({ file, form, actor, at }) => ({ ...file, reviewed: { on: dayOf(at), by: actor.person, words: (form.words ?? '').trim() }, returned: null }),
    effects: [told('publishers', 'reviewed')],
  }),
  'send-back': act({
    name: '退回修改', recordName: '监督委员会退回', event: 'sent-back', rules: ['R-274'], from: ['PREPARED', 'REVIEWED'], to: 'RETURNED', who: ['supervisors'], form: forms.returnForm,
    consequence: '写明哪里不对，村里改好再审。', when: [must.isNotThePreparer],
    record: ({ file, form }) => ({ ...file, returned: { reason: form.reason, doubts: form.doubts ?? [] }, reviewed: null }),
    effects: [told('preparers', 'returned')],
  }),
  publish: act({
    name: '公开', recordName: '公开', event: 'published', rules: ['R-270', 'R-272', 'R-274', 'R-275'], from: ['REVIEWED'], to: 'PUBLISHED', who: ['publishers'], form: forms.publishForm,
    consequence: '网上马上公开，人人可以看，期满以前不能撤下；请打印后贴到公开栏并登记。', checks: [must.isLongEnough],
    facts: ({ dossier: { file } }) => ({ hash: hashOf(headingOf(file, 1, ''), file.draft), number: 1 }),
    record: ({ file, form, facts, at }) => ({ ...file, draft: noContent, days: form.days, versions: [{ number: 1, on: dayOf(at), hash: textIn(facts, 'hash'), content: file.draft, correcting: '' }] }),
    effects: [told('supervisors', 'published'), told('town', 'published')],
  }),
  'post-board': act({
    name: '登记张贴', recordName: '贴到公开栏', event: 'posted', rules: ['R-272', 'R-273'], from: ['PUBLISHED', 'POSTED'], to: 'POSTED', who: ['publishers', 'supervisors'], form: forms.boardForm,
    consequence: '记下贴在哪里、哪天贴的；比网上晚贴的，公开期从贴的那天算。', checks: [must.boardHangsByNow, must.boardIsNotOlder],
    record: ({ file, form, at }) => {
      const down = file.down ?? firstDayDown(file.versions[0]?.on ?? form.on, form.on, file.days)
      return { ...file, boards: [...file.boards, { on: form.on, where: form.where, files: form.files ?? [] }], down, left: file.down === null ? Math.max(1, daysBetween(dayOf(at), down)) : file.left }
    },
  }),
  correct: act({
    name: '更正', recordName: '提出更正', event: 'correction-proposed', rules: ['R-272', 'R-275'], from: ['PUBLISHED', 'POSTED', 'ENDED'], to: 'same', who: ['preparers'], form: forms.correctForm,
    consequence: '监督委员会审核后公开；原来的内容保留，两个都能看到，写明为什么更正。', when: [must.noOpenCorrection], checks: [must.somethingChanged, ...inOrder],
    record: ({ file, form, actor, at }) => ({ ...file, correction: { content: must.contentOf(form), reason: form.reason.trim(), by: actor.person, on: dayOf(at) } }),
    effects: [told('supervisors', 'corrected')],
  }),
  'confirm-correction': act({
    name: '更正审核通过', recordName: '更正公开', event: 'correction-published', rules: ['R-272', 'R-274'], from: ['PUBLISHED', 'POSTED', 'ENDED'], to: 'same', who: ['supervisors'], form: forms.reviewForm, oneByOne: true,
    consequence: '更正马上公开，原文和更正说明都保留。', when: [must.correctionWaits, must.isNotThePreparer], checks: [must.isNoCommitteeMember, must.isNoNearRelative, must.everyLineWasSeen],
    looksUp: (_, { dossier, actor }) => committee(dossier.file, actor.person),
    facts: ({ dossier: { file } }) => {
      const number = file.versions.length + 1
      return file.correction === null ? {} : { hash: hashOf(headingOf(file, number, file.correction.reason), file.correction.content), number }
    },
    record: ({ file, facts, at }) => (file.correction === null ? file : {
      ...file, correction: null,
      versions: [...file.versions, { number: file.versions.length + 1, on: dayOf(at), hash: textIn(facts, 'hash'), content: file.correction.content, correcting: file.correction.reason }],
    }),
    effects: [told('publishers', 'amended'), told('town', 'amended')],
  }),
  'refuse-correction': act({
    name: '更正不通过', recordName: '更正没有通过', event: 'correction-refused', rules: ['R-272', 'R-274'], from: ['PUBLISHED', 'POSTED', 'ENDED'], to: 'same', who: ['supervisors'], form: forms.reasonForm,
    consequence: '公开的内容不变，请村里看理由。', when: [must.correctionWaits, must.isNotThePreparer],
    record: ({ file }) => ({ ...file, correction: null }), effects: [told('preparers', 'correctionRefused')],
  }),
  'end-posting': act({
    name: '公开期满', recordName: '公开期满', event: 'posting-ended', rules: ['R-272', 'R-273'], from: ['POSTED'], to: 'ENDED', who: ['system'], form: forms.timerForm,
    consequence: '公开栏可以换下；网上一直可以查。', checks: [must.hasHungLongEnough],
  }),
  archive: act({
    name: '归档', recordName: '归档', event: 'archived', rules: ['R-278'], from: ['ENDED'], to: 'ARCHIVED', who: ['system'], form: forms.timerForm,
    consequence: '归入村务档案，不再改动，网上一直可以查。', checks: [must.hasRunOut],
    record: ({ file }) => ({ ...file, correction: null }),
  }),
  'note-overdue': act({
    name: '记超期', recordName: '超期', event: 'overdue-noted', rules: ['R-008', 'R-271'], from: ['MISSING', 'PREPARED', 'RETURNED', 'REVIEWED', 'PUBLISHED'], to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '亮红灯，告诉村里、监督委员会和乡镇。', checks: [must.hasRunOut], effects: [told('preparers', 'overdue'), told('supervisors', 'overdue'), told('town', 'overdue')],
  }),
}

/** Under what name each text is hashed. */
export function headingOf({ village, item, period, title }: DisclosureFile, number: number, correcting: string) {
  return { village, item, period, title, version: number, correcting }
}

/** Does the content still have the hash that its record carries? What every page of a publication asks. */
export function isUnchanged(file: DisclosureFile, { number, correcting, content, hash }: Version): boolean {
  return hashOf(headingOf(file, number, correcting), content) === hash
}

export function titleOf({ title, itemName, period }: DisclosureFile): string {
  return title === '' ? `${periodInWords(period)}${itemName}` : title
}

export { present }

function heading(form: must.Which, settings: DisclosureSettings): JsonObject {
  const item = itemNamed(settings, form.item)
  return item === null ? {} : { itemName: item.name, board: item.board, kind: item.kind, shape: item.shape, nameless: item.nameless === true, due: must.dueOf(form, settings), boardDays: settings.boardDays }
}

function which({ village, item, period, title = '' }: must.Which & { readonly title?: string }, facts: JsonObject) {
  return {
    village, item, period, title, itemName: textIn(facts, 'itemName'), board: textIn(facts, 'board') as DisclosureFile['board'], kind: textIn(facts, 'kind') as DisclosureFile['kind'],
    shape: textIn(facts, 'shape') as DisclosureFile['shape'], nameless: facts['nameless'] === true, due: textIn(facts, 'due'), days: Number(facts['boardDays']),
  }
}

function drafted(form: must.Filled & { readonly title: string }, preparedBy: string | null, preparedOn: string) {
  return { title: form.title.trim(), draft: must.contentOf(form), preparedBy, preparedOn }
}

function textIn(facts: { readonly [key: string]: unknown }, key: string): string {
  const value = facts[key]
  return typeof value === 'string' ? value : ''
}
