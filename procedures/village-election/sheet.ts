/** The dossier as facts for whoever may read it; candidates and winners stand in it by the names that are published anyway. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Line } from '../../core/procedure/words.ts'
import { choosers } from '../../core/election/committee.ts'
import { posts, postsByRank, totalOf } from '../../core/election/posts.ts'
import { nameIn, roundNow, standing, type ElectionFile } from './election-file.ts'

export function sheetOf({ file }: Dossier<ElectionFile>): readonly Line[] {
  const round = roundNow(file)
  return [
    { label: '投票日', kind: 'day', value: round?.day ?? file.electionDay },
    { label: '应选', kind: 'text', value: totalOf(file.seats) === 0 ? '' : postsByRank.filter((post) => file.seats[post] > 0).map((post) => `${posts[post]} ${file.seats[post]} 人`).join('、') },
    { label: '依据', kind: 'text', value: file.basis },
    ...(file.committee === null ? [] : [
      { label: '选举委员会', kind: 'text' as const, value: file.committee.members.map((person) => nameIn(file, person)).join('、') },
      { label: '推选', kind: 'text' as const, value: `${choosers[file.committee.by]}，${file.committee.heldOn}，${file.committee.resolution}` },
    ]),
    ...(file.audit === null ? [] : [{ label: '离任审计', kind: 'text' as const, value: `${file.audit.document}，${file.audit.publishedOn} 公布` }]),
    ...postsByRank.flatMap((post): readonly Line[] => {
      const names = standing(file).filter((one) => one.post === post).map(({ name, review }) => (review?.passed === true ? name : `${name}（等联审）`))
      return names.length === 0 ? [] : [{ label: `${posts[post]}候选人`, kind: 'text', value: names.join('、') }]
    }),
    ...file.rounds.flatMap((one): readonly Line[] => (one.counted === null ? [] : [{
      label: `第 ${one.number} 轮`, kind: 'text',
      value: `登记 ${one.counted.count.papers.registered}，发出 ${one.counted.count.papers.issued}，收回 ${one.counted.count.papers.returned}；${postsByRank.flatMap((post) => one.counted?.count.posts[post].votes.map(({ person, votes }) => `${nameIn(file, person)} ${votes} 票`) ?? []).join('、')}`,
    }])),
    ...(file.result !== null && file.result.valid && file.result.winners.length > 0
      ? [{ label: '当选', kind: 'text' as const, value: file.result.winners.map(({ person, post }) => `${nameIn(file, person)}（${posts[post]}）`).join('、') }] : []),
    ...(file.handedOver === null ? [] : [{ label: '移交', kind: 'text' as const, value: `${file.handedOver.on}，${file.handedOver.from} → ${file.handedOver.to}` }]),
  ]
}
