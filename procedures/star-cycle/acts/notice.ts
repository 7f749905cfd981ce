/** The notice: on line and on the board, long enough, with nothing on it but head, group and stars won. */
import { dayOf, daysBetween, type Day } from '../../../core/time/index.ts'
import { nameOfKey } from '../../../core/star-rating/rating-names.ts'
import * as must from '../conditions.ts'
import type { CycleFile, Notice, PublicLine } from '../cycle-file.ts'
import * as forms from '../forms.ts'
import { noticeLines, ratingsOf } from '../lines.ts'
import { act, told } from './act.ts'

export const notice = {
  publish: act({
    name: '张榜公示', recordName: '张榜公示', event: 'published', rules: ['R-401', 'R-406', 'R-452'], from: ['VOTE'], to: 'PUBLICITY', who: ['organisers'], form: forms.publishForm,
    consequence: '网上马上公示户主姓名、小组和得到的星，没有得星的户不上榜；贴出的榜请打印后张贴并登记。公示期内村民可以提异议。',
    checks: [must.isAsLongAsAgreed, must.hasEnoughWorkdays, must.everybodyDecided],
    looksUp: (_, { dossier }) => ({ membersOf: nameOfKey(dossier.key) }),
    facts: ({ known }) => ({ lines: noticeLines(ratingsOf(known)) }),
    record: ({ file, form, facts, at }) => {
      const begun = { on: dayOf(at), days: form.days }
      return { ...file, notice: { ...begun, until: must.noticeUntil(begun, null), where: form.where, lines: facts['lines'] as unknown as readonly PublicLine[], amended: 0, left: form.days } }
    },
    effects: [told('supervisors', 'published'), told('town', 'published')],
  }),
  'confirm-board': act({
    name: '登记张榜', recordName: '登记张榜', event: 'board-confirmed', rules: ['R-406'], from: ['PUBLICITY'], to: 'same', who: ['organisers', 'supervisors', 'town'], form: forms.boardForm, appends: true,
    consequence: '记下榜已经贴出。榜比网上晚贴的，公示期从贴榜那天算。', checks: [must.boardHangsByNow],
    record: ({ file, form, at }) => ({ ...file, boards: [...file.boards, { on: form.on, where: form.where }], notice: counted(file, form.on, dayOf(at)) }),
  }),
  'amend-notice': act({
    name: '更正公示', recordName: '更正公示', event: 'notice-amended', rules: ['R-406', 'R-407', 'R-409'], from: ['PUBLICITY'], to: 'same', who: ['organisers'], form: forms.amendForm,
    consequence: '公示换成现在的结果，只写当前得到的星，不写改了谁、为什么改；请重新打印张贴。',
    checks: [must.noticeChanged],
    looksUp: (_, { dossier }) => ({ membersOf: nameOfKey(dossier.key) }),
    facts: ({ known }) => ({ lines: noticeLines(ratingsOf(known)) }),
    record: ({ file, facts }) => ({ ...file, notice: file.notice === null ? null : { ...file.notice, lines: facts['lines'] as unknown as readonly PublicLine[], amended: file.notice.amended + 1 } }),
  }),
  'end-notice': act({
    name: '结束公示', recordName: '公示结束', event: 'notice-ended', rules: ['R-401', 'R-406', 'R-407'], from: ['PUBLICITY'], to: 'AWARD', who: ['organisers'], form: forms.endNoticeForm,
    consequence: '网上的公示撤下，准备授牌；还有异议没办结的户不在这次授牌里。', when: [must.boardWasSeen, must.noticeHasRun],
    record: ({ file, at }) => ({ ...file, endedOn: dayOf(at) }),
  }),
}

/** Only the first board moves the end, and only where it hung later than the notice on line. */
function counted({ notice: held, boards }: CycleFile, on: Day, today: Day): Notice | null {
  if (held === null || boards.length > 0) return held
  const until = must.noticeUntil(held, on)
  return { ...held, until, left: Math.max(1, daysBetween(today, until)) }
}
