/** From above and by the clock: urging, supervision, whistles, reminders. */
import { dayOf } from '../../../core/time/index.ts'
import { lastWhistle, type DispatchLevel, type Whistle } from '../case-file.ts'
import * as must from '../conditions/index.ts'
import * as forms from '../forms.ts'
import { openStates } from '../states.ts'
import { act, told } from './act.ts'
import { levelOfOffice, onLastWhistle, supervision } from './file-changes.ts'

export const oversight = {
  urge: act({
    name: '催办', recordName: '催办', event: 'urged', rules: ['R-122'], from: openStates, to: 'same', who: ['reporter', 'filer', 'supervisor'], form: forms.emptyForm, appends: true,
    consequence: '提醒现在该办的人；24 小时可以催一次。', when: [must.notOwnUnit, must.urgedLongAgo],
    record: ({ file, at }) => ({ ...file, urgedAt: at }), effects: [told('handler', 'urged'), told('dispatcher', 'urged')],
  }),
  supervise: act({
    name: '督办', recordName: '督办', event: 'supervised', rules: ['R-122'], from: openStates, to: 'same', who: ['supervisor'], form: forms.superviseForm, appends: true,
    consequence: '要求主办单位按期答复，村民也能看到已督办。', when: [must.notOwnUnit], checks: [must.answerDayIsAhead],
    facts: ({ actor, now }) => ({ level: levelOfOffice(actor.mandate?.office ?? ''), on: dayOf(now) }),
    record: ({ file, form, facts }) => ({ ...file, supervisionSuggested: false, supervisions: [...file.supervisions, supervision(facts['level'] as DispatchLevel, form.requirement, form.answerBy, facts['on'])] }),
    effects: [told('handler', 'supervised'), told('dispatcher', 'supervised')],
  }),
  'dismiss-suggestion': act({
    name: '不发督办', recordName: '不发督办', event: 'suggestion-dismissed', rules: ['R-122'], from: openStates, to: 'same', who: ['supervisor'], form: forms.reasonForm, appends: true,
    consequence: '系统的督办建议不发出。', when: [must.notOwnUnit, must.supervisionSuggested], record: ({ file }) => ({ ...file, supervisionSuggested: false }),
  }),
  'answer-supervision': act({
    name: '答复督办', recordName: '答复督办', event: 'supervision-answered', rules: ['R-122'], from: openStates, to: 'same', who: ['handler', 'dispatcher'], form: forms.answerForm, appends: true,
    consequence: '答复督办单位。', when: [must.supervisionOpen],
    record: ({ file, form }) => ({ ...file, supervisions: file.supervisions.map((one) => (one.answer === null && !one.lifted ? { ...one, answer: form.answer } : one)) }), effects: [told('supervisor', 'supervisionAnswered')],
  }),
  'lift-supervision': act({
    name: '解除督办', recordName: '解除督办', event: 'supervision-lifted', rules: ['R-122'], from: openStates, to: 'same', who: ['supervisor'], form: forms.reasonForm, appends: true,
    consequence: '这件事不再督办。', when: [must.notOwnUnit, must.supervisionStands], record: ({ file }) => ({ ...file, supervisions: file.supervisions.map((one) => ({ ...one, lifted: true })) }),
  }),

  whistle: act({
    name: '吹哨', recordName: '吹哨', event: 'whistled', rules: ['R-123'], from: openStates, to: 'same', who: ['whistler'], form: forms.whistleForm, appends: true,
    consequence: '请这些单位按时到场，响应时间开始计算。', when: [must.noWhistleRunning], checks: [must.calledUnitsExist, must.calledUnitsAreLocal, must.nobodyCalledComplainedAbout],
    looksUp: (form) => ({ units: form.called }),
    record: ({ file, form }) => ({ ...file, whistles: [...file.whistles, { type: form.type, called: form.called, requirement: form.requirement, arrived: {}, result: null, marks: {} } satisfies Whistle] }),
    effects: [told('calledUnits', 'whistled')],
  }),
  'report-in': act({
    name: '报到', recordName: '报到', event: 'reported-in', rules: ['R-123'], from: openStates, to: 'same', who: ['calledUnits'], form: forms.emptyForm, appends: true,
    consequence: '记下响应的时刻，不要求照片。', when: [must.whistleRunning, must.isCalled, must.notYetArrived],
    record: ({ file, actor, at }) => onLastWhistle(file, (one) => ({ ...one, arrived: { ...one.arrived, [actor.unit ?? '']: at } })),
  }),
  'conclude-whistle': act({
    name: '吹哨办结', recordName: '吹哨办结', event: 'whistle-concluded', rules: ['R-123'], from: openStates, to: 'same', who: ['whistler'], form: forms.answerForm, appends: true,
    consequence: '记下结果，双方可以互相评价。', when: [must.whistleRunning], record: ({ file, form }) => onLastWhistle(file, (one) => ({ ...one, result: form.answer })),
  }),
  'mark-whistle': act({
    name: '吹哨互评', recordName: '吹哨互评', event: 'whistle-marked', rules: ['R-123'], from: [...openStates, 'CLOSED'], to: 'same', who: ['whistler', 'calledUnits'], form: forms.markForm, appends: true,
    consequence: '双向评价，供改进协作。', when: [must.whistleConcluded], checks: [must.markedUnitWasCalled],
    choices: ({ file }) => ({ '/unit': lastWhistle(file)?.called ?? [] }),
    record: ({ file, form, actor }) => onLastWhistle(file, (one) => ({ ...one, marks: { ...one.marks, [one.called.includes(actor.unit ?? '') ? `caller by ${actor.unit ?? ''}` : form.unit ?? one.called.join(' ')]: form.mark } })),
  }),

  remind: act({
    name: '到期提醒', recordName: '快到期提醒', event: 'reminded', rules: ['R-008'], from: openStates, to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '提醒该办的人。', checks: [must.isRunningOut], effects: [told('handler', 'soonDue')],
  }),
  'note-overdue': act({
    name: '记录超期', recordName: '已超期', event: 'overdue-noted', rules: ['R-008', 'R-122'], from: [...openStates, 'CLOSED', 'SELF_CLOSED', 'REJECTED'], to: 'same', who: ['system'], form: forms.timerForm, appends: true,
    consequence: '亮红灯；办理超期的，给出待确认的督办建议，由人决定发不发。', checks: [must.hasRunOut],
    record: ({ file, form }) => ({ ...file, supervisionSuggested: file.supervisionSuggested || form.deadline === 'handle' || form.deadline === 'sign' }),
    effects: [told('handler', 'overdue'), told('dispatcher', 'overdue')],
  }),
}
