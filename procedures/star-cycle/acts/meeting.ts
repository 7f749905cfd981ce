/** The meeting that votes: who sits, who comes and goes, the next evening; each change is a sitting with its own number. */
import type { Sitting } from '../../../core/star-rating/shown.ts'
import { questionsAbout } from '../../../core/star-rating/entitled.ts'
import * as must from '../conditions.ts'
import type { CycleFile } from '../cycle-file.ts'
import * as forms from '../forms.ts'
import { act } from './act.ts'

export const meeting = {
  'open-meeting': act({
    name: '开评议会', recordName: '开评议会', event: 'meeting-opened', rules: ['R-401', 'R-404', 'R-405'], from: ['PEER'], to: 'VOTE', who: ['organisers'], form: forms.sittingForm,
    consequence: '互评结束，开始逐户表决。表决按这里记的到会人计算，谁怎么投不记名字。',
    checks: [must.isHeldByNow, must.allAreEntitled, must.enoughArePresent, must.chairAndRecorderSit, must.recorderMayRecord],
    looksUp: (_, { dossier }) => ({ mandates: questionsAbout(dossier.file.village) }),
    record: ({ file, form }) => sat(file, form),
  }),
  'change-attendance': act({
    name: '变更到会情况', recordName: '到会情况变更', event: 'attendance-changed', rules: ['R-404', 'R-407'], from: ['VOTE', 'PUBLICITY', 'AWARD', 'ACTIVE'], to: 'same', who: ['organisers'], form: forms.sittingForm,
    consequence: '有人来、有人走或者另开一次会，从现在起按新的到会人数计票；以前记下的不变。复核的记录人要换人。',
    checks: [must.isHeldByNow, must.allAreEntitled, must.enoughArePresent, must.chairAndRecorderSit, must.recorderMayRecord, must.attendanceChanged],
    looksUp: (_, { dossier }) => ({ mandates: questionsAbout(dossier.file.village) }),
    record: ({ file, form }) => sat(file, form),
  }),
}

function sat(file: CycleFile, { heldOn, present, chair, recorder }: forms.SittingForm): CycleFile {
  const sitting: Sitting = { number: file.sittings.length + 1, heldOn, present, chair, recorder }
  return { ...file, sittings: [...file.sittings, sitting], evaluators: [...new Set([...file.evaluators, ...present])] }
}
