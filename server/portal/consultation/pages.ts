/** Models of the pages of consultations and appraisals: facts in words, nothing but what is public. */
import { marks, posts } from '../../../core/appraisal/index.ts'
import { noVote, outcomes, ways } from '../../../core/consultation/index.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { AppraisalsPage, ConsultationsPage } from '../../../faces/portal/contract.ts'
import type { PublicConsultation } from '../../consultation/index.ts'
import type { PublicAppraisal } from '../../supervision/index.ts'
import { urls } from '../addresses.ts'

type Path = readonly { readonly level: string; readonly shortName: string }[]

export function consultationsPage(path: Path, found: readonly PublicConsultation[], done: string | null): ConsultationsPage {
  return {
    page: 'consultations', village: nameOf(path), done, noVote,
    consultations: found.map(({ id, stateName, open, shown, opinions, hidden }) => ({
      id, title: shown.topic, status: stateName, words: shown.words, online: shown.way === 'ONLINE', sayHref: open ? `${urls.sayOpinion}?${new URLSearchParams({ about: id }).toString()}` : null, hidden,
      facts: factsOf(shown), opinions: opinions.map(({ words, name, on }) => ({ words, by: `${name === '' ? '一位村民' : name}，${dayForVillagers(on)}` })),
    })),
  }
}

function factsOf({ way, day, place, participants, voices, heard, settled, progress, outcome, board }: PublicConsultation['shown']) {
  const fact = (name: string, value: string) => ({ name, value })
  return [
    fact('形式', ways[way]), fact(way === 'ONLINE' ? '收意见到' : '哪天商量', `${dayForVillagers(day)}${place === '' ? '' : `，${place}`}`), fact('请谁参加', participants),
    ...(voices === null ? [] : [fact('一共收到', `${voices} 条意见`)]), ...(heard === null ? [] : [fact('各方的意见', `${dayForVillagers(heard.on)}，到了 ${heard.present} 人：${heard.words}`)]),
    ...(settled === null ? [] : [fact('协商确定事项', settled.words), fact('意见怎么采纳的', settled.answers), fact('谁办', `${settled.who}，${dayForVillagers(settled.until)}以前`)]),
    ...progress.map(({ on, words }) => fact('进展', `${dayForVillagers(on)}：${words}`)), ...(outcome === null ? [] : [fact(outcomes[outcome.kind], `${dayForVillagers(outcome.on)}：${outcome.words}`)]),
    ...(board === null ? [] : [fact('公布', `${dayForVillagers(board.on)}贴在${board.where}，到${dayForVillagers(board.until)}：${board.words}`)]),
  ]
}

export function appraisalsPage(path: Path, found: readonly PublicAppraisal[]): AppraisalsPage {
  return {
    page: 'appraisals', village: nameOf(path),
    appraisals: found.map(({ year, nth, shown }) => ({
      title: `${year} 年${nth === 1 ? '' : `第 ${nth} 次`}`,
      facts: [
        { name: '会议', value: `${shown.heldOn === null ? '' : dayForVillagers(shown.heldOn)}${shown.meeting === 'ASSEMBLY' ? '村民会议' : '村民代表会议'}，应到 ${shown.should}，到会 ${shown.present}，收回 ${shown.collected} 张票` },
        ...(shown.board === null ? [] : [{ name: '公布', value: `${dayForVillagers(shown.board.on)}贴在${shown.board.where}，到${dayForVillagers(shown.board.until)}` }]),
      ],
      judged: shown.judged.map(({ name, post, verdict, papers, twice }) => ({
        name: `${name}（${posts[post]}）`, verdict: marks[verdict], ends: twice,
        counts: `优秀 ${papers.excellent}、称职 ${papers.competent}、基本称职 ${papers.basic}、不称职 ${papers.incompetent}、废票 ${papers.invalid}`,
      })),
    })),
  }
}

function nameOf(path: Path): string {
  return path.filter(({ level }) => level !== 'CITY').map(({ shortName }) => shortName).join('')
}
