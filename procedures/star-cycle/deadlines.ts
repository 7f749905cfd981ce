/** How long each stage may take before it is late; nothing is late unseen. The days are those agreed when the year began. */
import type { DeadlineDefinition } from '../../core/procedure/procedure.ts'
import { daysBetween } from '../../core/time/index.ts'
import type { CycleStage } from '../../core/star-rating/shown.ts'
import type { CycleFile } from './cycle-file.ts'
import type { CycleParty } from './parties.ts'
import type { CycleSettings } from './settings.ts'

type Deadline = DeadlineDefinition<CycleFile, CycleSettings, CycleStage, CycleParty>
const late = (sentence: string) => ({ act: 'note-overdue', sentence })

export const deadlines = {
  selfRating: stage('开始互评', ['R-401', 'R-424'], 'SELF', (file) => daysBetween(file.selfFrom, file.selfUntil) + file.agreed.stages.afterSelfRating, { spell: (file) => file.postponed }),
  peerReview: stage('开评议会', ['R-401'], 'PEER', ({ agreed }) => agreed.stages.peerReview),
  vote: stage('表决完并公示', ['R-401'], 'VOTE', ({ agreed }) => agreed.stages.vote),
  board: {
    name: '张榜', rules: ['R-406'], kind: 'limit', runsIn: ['PUBLICITY'], owner: 'organisers', budget: ({ agreed }) => ({ amount: agreed.stages.boardWorkdays, unit: 'WORK_DAY' }),
    only: { sentence: '登记张榜以前', when: ({ boards }) => boards.length === 0 }, onLate: late('榜没有按时贴出来，亮红灯，告诉村里和乡镇。'),
  },
  notice: stage('结束公示', ['R-406'], 'PUBLICITY', ({ notice, agreed }) => (notice?.left ?? agreed.noticeDays) + agreed.stages.endNotice, {
    only: { sentence: '登记张榜以后', when: ({ boards }) => boards.length > 0 },
  }),
  award: stage('授牌', ['R-409'], 'AWARD', ({ agreed }) => agreed.stages.award),
  validity: {
    name: '这一年到期', rules: ['R-401'], kind: 'timer', runsIn: ['ACTIVE'], owner: 'system',
    budget: ({ award, year }) => ({ amount: Math.max(1, daysBetween(award?.on ?? `${year}-12-31`, `${year + 1}-12-31`)), unit: 'CALENDAR_DAY' }),
    onLate: { act: 'close-by-time', sentence: '第二年年底自动结束，以后只能看。' },
  },
} satisfies Record<string, Deadline>

function stage(name: string, rules: readonly string[], runsIn: CycleStage, days: (file: CycleFile) => number, more: Partial<Pick<Deadline, 'spell' | 'only'>> = {}): Deadline {
  return {
    name, rules, kind: 'limit', runsIn: [runsIn], owner: 'organisers', budget: (file) => ({ amount: Math.max(1, days(file)), unit: 'CALENDAR_DAY' }),
    onLate: late('超期亮红灯，告诉村里和乡镇；不影响任何一户。'), ...more,
  }
}
