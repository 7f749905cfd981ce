/** One count from its first paper to the comparison with the other. */
import { actsFor } from '../../core/procedure/procedure.ts'
import type { Person } from '../village-election/election-file.ts'
import { boxName } from './conditions.ts'
import * as must from './conditions.ts'
import * as forms from './forms.ts'
import type { SheetParty } from './parties.ts'
import { namesUnknown, readPaper, withoutPaper, withPapers, type SheetFile } from './sheet-file.ts'
import type { SheetState } from './states.ts'

const act = actsFor<SheetFile, must.Settings, SheetState, SheetParty>()

export const acts = {
  begin: act({
    name: '开始录', recordName: '开始录一份', event: 'begun', rules: ['R-228'], from: 'nothing', to: 'KEYING', who: ['anyone'], form: forms.beginForm, consequence: '两个人分别录，互相看不到对方的数；断电了接着录。',
    place: (form) => ({ village: form.village, grid: null }), looksUp: (form) => ({ shown: [boxName(form)] }), checks: [must.isNamedRight, must.boxIsOpen, must.isTaken],
    facts: (context) => {
      const box = must.boxOf(context, context.form)?.shown
      return { seats: box?.seats ?? null, slate: box?.slate ?? null, others: box?.others ?? [], mixed: box?.mixed ?? [], name: box?.name ?? '', rehearsal: box?.rehearsal === true, committee: box?.committee ?? [] }
    },
    record: ({ file, form, facts, actor }) => ({ ...file, ...form, ...facts as unknown as Pick<SheetFile, 'seats' | 'slate' | 'others' | 'mixed' | 'name' | 'rehearsal' | 'committee'>, keyer: actor.person ?? '' }),
  }),
  read: act({
    name: '唱票', recordName: '唱票', event: 'papers-read', rules: ['R-221', 'R-228', 'R-230'], from: ['KEYING'], to: 'same', who: ['keyer'], form: forms.readForm, appends: true, consequence: '一张一张记，废票也记；断电了接着记。',
    looksUp: ({ papers }, { dossier: { file } }) => (namesUnknown(papers, file) ? { shown: [boxName(file)] } : {}), checks: [must.followsOn, must.isOnPaper],
    facts: (context) => (namesUnknown(context.form.papers, context.dossier.file) ? { others: must.withNames(context).others } : {}),
    found: () => [],
    record: ({ file, form, facts }) => {
      const named = { ...file, others: (facts['others'] as unknown as readonly Person[] | undefined) ?? file.others }
      return { ...named, papers: file.papers + form.papers.length, read: [...file.read, ...form.papers], counts: withPapers(file.counts, form.papers.flatMap((paper) => readPaper(paper, named) ?? []), file.seats) }
    },
  }),
  'take-back': act({
    name: '收回刚录的一张', recordName: '收回一张', event: 'paper-taken-back', rules: ['R-228'], from: ['KEYING'], to: 'same', who: ['keyer'], form: forms.takeBackForm, appends: true, consequence: '从最后一张起，一张一张收回，重新录。', checks: [must.isLastPaper],
    record: ({ file }) => {
      const paper = readPaper(file.read.at(-1) ?? '', file)
      return paper === null ? file : { ...file, papers: file.papers - 1, read: file.read.slice(0, -1), counts: withoutPaper(file.counts, paper, file.seats) }
    },
  }),
  'hand-in': act({
    name: '这一份录完', recordName: '一份录完', event: 'handed-in', rules: ['R-220', 'R-221', 'R-228'], from: ['KEYING'], to: 'HANDED_IN', who: ['keyer'], form: forms.handInForm, consequence: '两份都录完就核对；一致才算数，不一致的只说哪里不同，重数。',
    looksUp: (_, { dossier: { file } }) => ({ shown: [file.number, ...file.mixed].map((number) => boxName({ ...file, number })) }), checks: [must.allWereRead, must.openingIsPossible],
    facts: ({ dossier: { file } }) => ({ box: boxName(file) }), record: ({ file, form }) => ({ ...file, finished: { found: form.found, forged: form.forged } }),
    followUps: [{ act: 'compare', in: 'election-box', sentence: '两份都录完的，核对是不是一致。', on: (_, facts) => facts['box'] as string, form: () => ({}) }],
  }),
  correct: act({
    name: '更正一张', recordName: '更正一张', event: 'paper-corrected', rules: ['R-221', 'R-228'], from: ['HANDED_IN'], to: 'same', who: ['keyer'], form: forms.correctForm, appends: true,
    consequence: '两份不一样的那一张，拿出选票当众再看，录错的一份更正；原来录的留在记录里。',
    looksUp: ({ now }, { dossier: { file } }) => (namesUnknown([now], file) ? { shown: [boxName(file)] } : {}), checks: [must.wasRead, must.correctionIsOnPaper],
    facts: (context) => ({ box: boxName(context.dossier.file), ...namesUnknown([context.form.now], context.dossier.file) ? { others: must.withNames({ ...context, form: { papers: [context.form.now] } }).others } : {} }),
    record: ({ file, form, facts }) => {
      const named = { ...file, others: (facts['others'] as unknown as readonly Person[] | undefined) ?? file.others }
      const [before, after] = [readPaper(file.read[form.paper - 1] ?? '', named), readPaper(form.now, named)]
      if (before === null || after === null) return file
      return { ...named, read: file.read.with(form.paper - 1, form.now), counts: withPapers(withoutPaper(file.counts, before, file.seats), [after], file.seats) }
    },
    followUps: [{ act: 'compare', in: 'election-box', sentence: '更正以后再核对。', on: (_, facts) => facts['box'] as string, form: () => ({}) }],
  }),
  release: act({
    name: '两份一致，公开', recordName: '两份一致', event: 'released', rules: ['R-228'], from: ['HANDED_IN'], to: 'OPENED', who: ['system'], form: forms.emptyForm, consequence: '选举委员会、乡镇和县民政局可以看这一份。',
  }),
  discard: act({
    name: '作废重数', recordName: '作废重数', event: 'discarded', rules: ['R-228'], from: ['KEYING', 'HANDED_IN', 'OPENED'], to: 'DISCARDED', who: ['system'], form: forms.emptyForm, consequence: '这一份不再算，换一份从头录；记录留着。',
  }),
  close: act({
    name: '存档', recordName: '记录存档', event: 'closed', from: ['KEYING', 'HANDED_IN', 'OPENED', 'DISCARDED'], to: 'CLOSED', who: ['system'], form: forms.timerForm, consequence: '记录存档，选举委员会、乡镇和县民政局可以看。',
  }),
}
