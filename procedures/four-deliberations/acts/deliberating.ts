/** The four deliberations: proposed, discussed, reviewed, resolved. A step that did not pass stays on record and leaves the matter where it is. */
import { agrees, isPassed, ladder, meetingKinds } from '../../../core/deliberation/index.ts'
import { dayOf } from '../../../core/time/index.ts'
import * as must from '../conditions.ts'
import * as forms from '../forms.ts'
import type { MatterFile, StepRecord } from '../matter-file.ts'
import { act, told } from './act.ts'

export const deliberating = {
  propose: act({
    name: '登记提议', recordName: '村党组织提议', event: 'proposed', rules: ['R-260', 'R-262'], from: 'nothing', who: ['party'], form: forms.proposeForm,
    to: { oneOf: ['PROPOSED', 'DISCUSSED'], choose: ({ form }) => (form.oneHead === true ? 'DISCUSSED' : 'PROPOSED') },
    consequence: '下一步由村“两委”商议；书记和主任是一个人、两步一起开的，下一步由党员大会审议。',
    checks: [must.isOfTheCounty, must.goesThisWay, must.isInOrder, must.proposeCounts, must.proposeAgreed],
    place: (form) => ({ village: form.village, grid: null }),
    record: ({ file, form }) => {
      const first = recordOf('propose', form, { passed: true })
      return {
        ...file, village: form.village, kind: form.kind, title: form.title, yuan: form.yuan, oneHead: form.oneHead === true,
        steps: form.oneHead === true ? [first, recordOf('discuss', form, { passed: true, note: '与提议一起开' })] : [first],
      }
    },
    effects: [told('committee', 'next')],
  }),

  discuss: act({
    name: '登记“两委”商议', recordName: '村“两委”商议', event: 'discussed', rules: ['R-260'], from: ['PROPOSED'], who: ['committee'], form: forms.heldForm,
    to: { oneOf: ['DISCUSSED', 'PROPOSED'], choose: ({ form }) => (agrees('discuss', form) ? 'DISCUSSED' : 'PROPOSED') },
    consequence: '过半数同意的，下一步由党员大会审议；没有过半数的，留在这一步再议。', checks: [must.isInOrder, must.discussCounts],
    facts: ({ form }) => ({ passed: agrees('discuss', form) }), found: verdict,
    record: ({ file, form, facts }) => added(file, recordOf('discuss', form, { passed: facts['passed'] === true })),
    effects: [told('committee', 'next')],
  }),

  review: act({
    name: '登记党员大会审议', recordName: '党员大会审议', event: 'reviewed', rules: ['R-260', 'R-261'], from: ['DISCUSSED'], who: ['party'], form: forms.reviewForm,
    to: { oneOf: ['REVIEWED', 'DISCUSSED'], choose: ({ form }) => (agrees('review', form) ? 'REVIEWED' : 'DISCUSSED') },
    consequence: '应到会党员过半数同意的，下一步由村民会议或者村民代表会议决议；没有过半数的，留在这一步再议。', checks: [must.isInOrder, must.reviewCounts, must.wasHandedOut],
    facts: ({ form }) => ({ passed: agrees('review', form) }), found: verdict,
    record: ({ file, form, facts }) => added(file, recordOf('review', form, { passed: facts['passed'] === true, note: `方案 ${form.handedOutOn} 送到党员手里` })),
    effects: [told('committee', 'next')],
  }),

  'link-resolution': act({
    name: '关联会议的决议', recordName: '会议作出决议', event: 'resolution-linked', rules: ['R-244', 'R-247', 'R-260'], from: ['REVIEWED'], to: 'RESOLVED', who: ['committee'], form: forms.linkForm,
    consequence: '把会议的表决结果带过来，下一步公开决议。', checks: [must.carriesIt, must.isAfterReview],
    looksUp: ({ meeting }) => ({ shown: [meeting] }),
    facts: ({ form, known }) => {
      const shown = must.shownOf(known, form.meeting)
      const item = shown?.items.find(({ number }) => number === form.item)
      return {
        on: shown?.heldOn ?? '', body: meetingKinds[shown?.meeting ?? 'ASSEMBLY'], title: item?.title ?? '', should: shown?.should ?? 0, present: item?.present ?? 0,
        yes: item?.yes ?? 0, no: item?.no ?? 0, abstain: item?.abstain ?? 0,
      }
    },
    found: (facts) => [{ label: '结果', kind: 'text', value: `${facts['body'] as string}：应到 ${Number(facts['should'])}，表决 ${Number(facts['present'])}，赞成 ${Number(facts['yes'])}` }],
    record: ({ file, form, facts }) => {
      const { on, body, title, should, present, yes, no, abstain } = facts as { on: string; body: string; title: string; should: number; present: number; yes: number; no: number; abstain: number }
      return {
        ...added(file, { step: 'resolve', on, body, should, present, yes, no, abstain, passed: true, words: title, signed: '见会议记录', files: [], note: `第 ${form.item} 项` }),
        resolution: { meeting: form.meeting, item: form.item }, resolvedOn: on,
      }
    },
    effects: [told('committee', 'next')],
  }),

  resolve: act({
    name: '登记决议', recordName: '会议表决', event: 'resolved', rules: ['R-240', 'R-243', 'R-244', 'R-260', 'R-837'], from: ['REVIEWED'], who: ['committee'], form: forms.resolveForm,
    to: { oneOf: ['RESOLVED', 'REVIEWED'], choose: ({ form }) => (isPassed(form.yes, form.present) ? 'RESOLVED' : 'REVIEWED') },
    consequence: '到会过半数同意的，下一步公开决议；没有过半数的，留在这一步再议。', checks: [must.isInOrder, must.resolvingCounts, must.isAuthorised],
    facts: ({ form }) => ({ passed: isPassed(form.yes, form.present) }), found: verdict,
    record: ({ file, form, facts }) => {
      const { meeting } = must.ownOf(form)
      const next = added(file, recordOf('resolve', form, { passed: facts['passed'] === true, body: meetingKinds[meeting], note: form.authorised ?? '' }))
      return facts['passed'] === true ? { ...next, resolvedOn: form.on } : next
    },
    effects: [told('committee', 'next')],
  }),

  drop: act({
    name: '不办了', recordName: '不办了', event: 'dropped', rules: ['R-260'], from: ['PROPOSED', 'DISCUSSED', 'REVIEWED', 'RESOLVED', 'EXECUTING'], to: 'DROPPED', who: ['party', 'committee'], form: forms.reasonForm,
    consequence: '这件事到此为止，记录存档；以后要办，从提议重新开始。', when: [must.nothingPaid], facts: ({ now }) => ({ on: dayOf(now) }),
    record: ({ file, form, facts }) => ({ ...file, ended: `${facts['on'] as string}：${form.reason}` }),
  }),
}

function recordOf(step: StepRecord['step'], form: forms.HeldForm, more: Partial<StepRecord> & Pick<StepRecord, 'passed'>): StepRecord {
  const { on, should, present, yes, no, abstain, words, signed, files = [] } = form
  return { step, on, body: ladder[step].body, should, present, yes, no, abstain, words, signed, files, note: '', ...more }
}

function added(file: MatterFile, record: StepRecord): MatterFile {
  return { ...file, steps: [...file.steps, record] }
}

function verdict(facts: { readonly [key: string]: unknown }) {
  return [{ label: '结果', kind: 'text', value: facts['passed'] === true ? '通过，可以走下一步' : '没有通过，不能走下一步' } as const]
}
