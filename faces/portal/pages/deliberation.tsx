/** What the village decided and how it was carried out, for everybody; and the form for an opinion. Works without script. */
import { Button, ButtonRow, EmptyState, Facts, HiddenFields, Message, problemOf, TextArea } from '../../../design/index.ts'
import { names, urls, type DecisionsPage, type Frame, type OpinionPage } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'

type Decision = DecisionsPage['decisions'][number]

export function Decisions({ page, frame }: { page: DecisionsPage; frame: Frame }) {
  return (
    <Page frame={frame} title="村里的决定" back={urls.home}>
      <p>{page.village}</p>
      {page.done !== null && <Message tone="success">{page.done}</Message>}
      {page.decisions.length === 0 && <EmptyState title="还没有公布的决定">村民会议、村民代表会议的决议，四议两公开的决议和结果，公布以后列在这里，人人可以看。</EmptyState>}
      {page.decisions.map((decision) => <One key={decision.id} decision={decision} />)}
    </Page>
  )
}

function One({ decision }: { decision: Decision }) {
  const { title, opinionHref, boards, lines, answers } = decision
  return (
    <section className="section" aria-label={title}>
      <h2>{title}</h2>
      {boards.map(({ name, on, until, where, words }) => (
        <div key={name} className="section">
          <h3>{name}</h3>
          <p>{words}</p>
          <p className="soft">{`${on}贴在${where}，公布到${until}。`}</p>
        </div>
      ))}
      <Facts facts={lines.map(({ label, words }) => ({ name: label, value: words }))} />
      {answers.length > 0 && (
        <>
          <h3>村民的意见和答复</h3>
          <ul className="records">{answers.map(({ on, answer }) => <li key={`${on} ${answer}`}><p>{`${on}有村民提意见，村务监督委员会答复：${answer}`}</p></li>)}</ul>
        </>
      )}
      {opinionHref !== null && (
        <>
          <p>本村成年村民有意见的，可以在这里提，也可以到村委会找村务监督委员会说，十天内书面答复。</p>
          <p><a className="button button--ordinary" href={opinionHref}>提意见</a></p>
        </>
      )}
    </section>
  )
}

export function Opinion({ page, frame }: { page: OpinionPage; frame: Frame }) {
  const error = problemOf(page.problems, 'words')
  return (
    <Page frame={frame} title="提意见" problems={page.problems} back={urls.decisions}>
      <p className="lead">{`对“${page.title}”的公布`}</p>
      <Message title="这不是投票">意见由村务监督委员会查，十天内书面答复您；村委会不知道是谁提的。答复的摘要和决定一起公布。</Message>
      <PostForm frame={frame} action={urls.giveOpinion}>
        <HiddenFields values={{ [names.actId]: page.actId, about: page.about }} />
        <TextArea name="words" label="您的意见" rows={5} maxLength={1000} value={page.words} {...(error === undefined ? {} : { error })} />
        <ButtonRow><Button>交给村务监督委员会</Button></ButtonRow>
      </PostForm>
    </Page>
  )
}
