/** Nobody at the desk a matter waits at: the system looks, it goes to the next level, a unit without people gives it back. */
import * as must from '../conditions/index.ts'
import * as forms from '../forms.ts'
import { openStates } from '../states.ts'
import { act, told } from './act.ts'

export const nobodyThere = {
  'note-vacancy': act({
    name: '无人可办，另行安排', recordName: '该办的一级没有人，另行安排', plainRecord: '换由有人的一级来办', event: 'vacancy-noted', rules: ['R-109', 'R-114'],
    from: [...openStates, 'SELF_CLOSED', 'REJECTED', 'CLOSED'], to: 'same', who: ['system'], form: forms.nothingForm, appends: true,
    consequence: '该办这一步的岗位没有人在任的，转给往上第一个有人的一级。', checks: [must.somebodyElseIsDue],
    effects: [told('dispatcher', 'handedUp'), told('approver', 'extensionAsked'), told('arbiter', 'waitsForRuling')],
  }),
  recall: act({
    name: '收回重派', recordName: '主办单位没有人，收回重派', plainRecord: '换一个单位办', event: 'recalled', rules: ['R-109'], from: ['DISPATCHED', 'HANDLING'],
    to: { oneOf: ['RETURNED', 'ESCALATED'], choose: ({ dossier }) => (dossier.state === 'HANDLING' ? 'ESCALATED' : 'RETURNED') },
    who: ['standIn'], form: forms.reasonForm,
    consequence: '主办单位现在没有人可办，收回来另派；已经记下的进展都在。',
    record: ({ file }) => ({ ...file, suspension: { ...file.suspension, asked: null } }), effects: [told('dispatcher', 'returned')],
  }),
}
