/** The result of a counted round: figures with their threshold, what follows in sentences, the announcement on the spot (R-220…R-228). */
import type { PollingDay, ResultLine, RoundResult } from '../../../../core/view/polling.ts'
import { ButtonLink, DataTable, Message, momentWords, TextInput } from '../../../../design/index.ts'
import { ActBox } from '../act-box.tsx'

export function RoundResultView({ day, result, again }: { day: PollingDay; result: RoundResult; again(): void }) {
  const { papers } = result
  return (
    <section className="section polling-result" aria-labelledby="result">
      <h2 id="result">{`第 ${day.round?.number ?? 1} 轮结果`}</h2>
      <p>{`登记 ${papers.registered} 人，发出 ${papers.issued} 张，收回 ${papers.returned} 张${papers.forged > 0 ? `，其中不是本次选票的 ${papers.forged} 张` : ''}，有效选票 ${result.counted} 张。`}{day.round?.kind === 'FIRST' ? `收回的要超过登记人数的一半（${result.needed} 张）：${result.valid ? '选举有效。' : '选举无效。'}` : ''}</p>
      {result.posts.map((post) => (
        <DataTable key={post.post} caption={`${post.name}　应选 ${post.seats} 人　${thresholdWords(day, result, post.threshold)}　这个职位无效 ${post.invalid} 张`} rows={post.lines} keyOf={({ person }) => person} columns={[
          { key: 'name', head: '姓名', names: true, cell: (line) => line.name }, { key: 'sex', head: '性别', cell: (line) => (line.woman ? '女' : '男') },
          { key: 'votes', head: '得票', figures: true, cell: (line) => line.votes }, { key: 'outcome', head: '结果', cell: (line) => outcomeWords(line) },
        ]} />
      ))}
      <h3>接下来</h3>
      <ul>{result.follows.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      {result.announcedAt !== null && <Message tone="success">{`${momentWords(Date.parse(result.announcedAt), 'staff')}当场公布，结果已锁定。有异议的向乡镇、县里反映。`}</Message>}
      {day.stage === 'COUNTED' && day.mayManage && <Announce day={day} result={result} again={again} />}
      {day.stage === 'ROUND' && day.next !== null && (
        <>
          <h3>{day.next.kind === 'TIE' ? '再投一次票，只在票数相同的人中间选' : day.next.kind === 'RERUN' ? '另行选举' : '重新投票'}</h3>
          <ul>{day.next.posts.map((post) => <li key={post.post}>{`${post.name}选 ${post.seats} 人：${post.candidates.map(({ name }) => name).join('、')}`}</li>)}</ul>
          {day.next.mustChoose.length > 0 && <p>{`${day.next.mustChoose.map(({ name }) => name).join('、')}两个职位都排上了，要书面选一个。`}</p>}
          {day.next.short.length > 0 && <p>{`${day.next.short.join('、')}候选人没有多于名额，要再提名。`}</p>}
          {day.mayManage && <p><ButtonLink href={`/console/elections/${day.election}`}>去安排下一轮投票</ButtonLink></p>}
        </>
      )}
    </section>
  )
}

function Announce({ day, result, again }: { day: PollingDay; result: RoundResult; again(): void }) {
  return (
    <>
      <Message tone="warning">{`请当场公布，最迟 ${momentWords(Date.parse(result.announceUntil), 'staff')}。公布以后谁也不能改。`}</Message>
      <ActBox procedure="village-election" act="announce-result" dossier={day.election} village={day.village} seen={day.sequence} open onDone={again} form={(form) => Object.fromEntries(new FormData(form))}>
        {(fault) => <><TextInput name="where" label="在哪里当场宣布、张贴" {...fault('where')} /><TextInput name="by" label="谁宣布的（职务）" {...fault('by')} /></>}
      </ActBox>
      <ActBox procedure="village-election" act="count-again" dossier={day.election} village={day.village} seen={day.sequence} danger onDone={again} form={(form) => ({ where: new FormData(form).get('said') })}>
        {(fault) => <TextInput name="said" label="在哪里说明" {...fault('where')} />}
      </ActBox>
    </>
  )
}

function thresholdWords(day: PollingDay, { counted }: RoundResult, threshold: number | null): string {
  if (threshold === null) return '得票多的当选'
  return day.round?.kind === 'RERUN' ? `不少于三分之一要 ${threshold} 票（有效选票 ${counted} 张）` : `过半数要 ${threshold} 票（有效选票 ${counted} 张）`
}

function outcomeWords({ outcome, with: other }: ResultLine): string {
  switch (outcome) {
    case 'elected': return '当选'
    case 'tie': return '票数相同，再投一次'
    case 'relative': return `和${other}是近亲属，不能同时担任`
    case 'enough': return '票数够，名额满了'
    case 'not-enough': return '没有选上'
  }
}
