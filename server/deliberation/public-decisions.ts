/**
 * What everybody may read of a village's decisions, without signing in (art. 35): resolutions of its meetings and the two publications of each
 * matter, from the day they were put on the board. Votes are numbers; nobody is named.
 */
import { ladderKinds, matters } from '../../core/deliberation/index.ts'
import { addDays, dayForVillagers, dayOf, startOfDay } from '../../core/time/index.ts'
import type { PublicBoard } from '../../procedures/four-deliberations/sheet.ts'
import type { Door } from '../acts/index.ts'
import { mattersIn, meetingsIn, type MatterRow, type MeetingRow } from './shown-rows.ts'

type Answers = readonly { readonly on: string; readonly answer: string }[]
export type PublicDecision = {
  readonly id: string
  readonly title: string
  /** On the board now: an opinion may be given. */
  readonly open: boolean
  readonly boards: readonly (PublicBoard & { readonly name: string })[]
  readonly lines: readonly { readonly label: string; readonly words: string }[]
  readonly answers: Answers
}

/** Of the last five years, those on the board now first. */
export async function publicDecisions({ database, clock }: Door, village: string): Promise<readonly PublicDecision[]> {
  const asked = { county: Number(village.slice(0, 6)), from: village, to: village, since: startOfDay(addDays(dayOf(clock()), -5 * 366)), limit: 100 }
  const [meetings, onLadder] = await database.reading({ role: 'system' }, async (transaction) => [await meetingsIn(transaction, asked), await mattersIn(transaction, asked)] as const)
  const all = [...onLadder.flatMap(ofMatter), ...meetings.flatMap(ofMeeting)]
  return all.toSorted((one, other) => Number(other.open) - Number(one.open) || (other.boards[0]?.on ?? '').localeCompare(one.boards[0]?.on ?? ''))
}

function money(yuan: number): string {
  return yuan.toLocaleString('zh-CN')
}

function ofMeeting({ id, state, shown }: MeetingRow): PublicDecision[] {
  const { board } = shown
  if (board === null) return []
  return [{
    id, title: `${shown.title}的决议`, open: state === 'PUBLISHED', boards: [{ name: '决议公布', ...board }], answers: shown.answers,
    lines: [
      { label: '会议', words: `${dayForVillagers(shown.heldOn)}召开，应到 ${shown.should}，到会 ${shown.present}` },
      ...shown.items.filter(({ passed }) => passed).map(({ kind, title, present, yes, no, abstain, inForce }) => ({
        label: matters[kind].name, words: `${title}：${present} 表决，赞成 ${yes}、反对 ${no}、弃权 ${abstain}，通过${inForce ? '' : '；还没有备案，不生效'}。`,
      })),
      ...(shown.filedOn === null ? [] : [{ label: '乡镇备案', words: dayForVillagers(shown.filedOn) }]),
    ],
  }]
}

const stepNames: Readonly<Record<string, string>> = { propose: '村党组织提议', discuss: '村“两委”商议', review: '党员大会审议', resolve: '会议决议' }

function ofMatter({ id, state, shown }: MatterRow): PublicDecision[] {
  const { resolutionBoard, resultBoard } = shown
  if (resolutionBoard === null) return []
  return [{
    id, title: shown.title, open: state === 'RESOLUTION_ON_BOARD' || state === 'RESULT_ON_BOARD', answers: shown.answers,
    boards: [...(resultBoard === null ? [] : [{ name: '结果公开', ...resultBoard }]), { name: '决议公开', ...resolutionBoard }],
    lines: [
      { label: '事项', words: `${ladderKinds[shown.kind]}，${shown.yuan === 0 ? '不花钱' : `决议 ${money(shown.yuan)} 元`}` },
      ...shown.steps.map(({ step, on, should, present, yes, no, abstain }) => ({ label: stepNames[step] ?? '', words: `${dayForVillagers(on)}，应到 ${should}、表决 ${present}，赞成 ${yes}、反对 ${no}、弃权 ${abstain}` })),
      ...(shown.result === null ? [] : [{ label: '结果', words: shown.result.words }, { label: '账目', words: shown.result.finance }]),
      ...shown.payments.map(({ on, yuan, words }) => ({ label: '付款', words: `${dayForVillagers(on)}，${money(yuan)} 元：${words}` })),
      ...(shown.payments.length === 0 ? [] : [{ label: '一共付了', words: `${money(shown.paid)} 元` }]),
    ],
  }]
}
