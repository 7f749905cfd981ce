/** Forms of a complaint about an election. */
import { Type } from '@sinclair/typebox'
import { choice, closed, emptyForm, timerForm, village, words } from '../../core/procedure/form-fields.ts'
import { run, term, uuidPattern } from '../village-election/fields.ts'
import { bodies, outcomes, wrongs } from './complaint-file.ts'

export { emptyForm, timerForm }

export const complainForm = Type.Object({ village: village('哪个村的选举'), term, run, wrong: choice('哪一类', wrongs), words: words('什么时候、什么人、怎么回事', 2000, 10), body: choice('向谁举报', bodies) }, closed)
export const passUpForm = Type.Object({ reason: words('为什么交县里', 200, 2) }, closed)
export const noteForm = Type.Object({ words: words('查到什么', 1000, 2) }, closed)
export const findForm = Type.Object({
  outcome: choice('认定', outcomes), document: words('认定的文号', 120, 2), words: words('查明的事实和依据', 2000, 10),
  person: Type.Optional(Type.String({ title: '谁的当选无效', pattern: uuidPattern, control: 'person', 'x-choices': true })),
}, closed)
