/** 村里正在商量的事 and 民主评议, for everybody; the form for a word on what is asked on line. Works without script. */
import { Button, ButtonRow, Checkbox, EmptyState, Facts, HiddenFields, Message, problemOf, TextArea } from '../../../design/index.ts'
import { names, urls, type AppraisalsPage, type ConsultationsPage, type Frame, type SayPage } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'

export function Consultations({ page, frame }: { page: ConsultationsPage; frame: Frame }) {
  return (
    <Page frame={frame} title="村里商量的事" back={urls.home}>
      <p>{page.village}</p>
      {page.done !== null && <Message tone="success">{page.done}</Message>}
      {page.consultations.length === 0 && <EmptyState title="现在没有商量的事">村里修路、办事要听大家意见的，会列在这里；也可以到村委会说。</EmptyState>}
      {page.consultations.map((one) => <One key={one.id} one={one} noVote={page.noVote} />)}
    </Page>
  )
}

function One({ one, noVote }: { one: ConsultationsPage['consultations'][number]; noVote: string }) {
  return (
    <section className="section" aria-label={one.title}>
      <h2>{one.title}</h2>
      <p><b>{one.status}</b></p>
      {one.words.split('\n').map((line, at) => <p key={at}>{line}</p>)}
      {one.online && <Message title="这不是投票">{noVote}</Message>}
      <Facts facts={one.facts} />
      {one.sayHref !== null && (
        <>
          <p>本村成年村民一人提一次，到期以前可以改，可以不写名字。不上网的，到村委会说一样算。</p>
          <p><a className="button button--ordinary" href={one.sayHref}>提意见，或者改我提的</a></p>
        </>
      )}
      {one.opinions.length + one.hidden > 0 && (
        <>
          <h3>{`大家的意见，${one.opinions.length} 条`}</h3>
          <ul className="records">{one.opinions.map(({ words, by }, at) => <li key={at}><p>{words}</p><p className="soft small">{by}</p></li>)}</ul>
          {one.hidden > 0 && <p className="soft">{`有 ${one.hidden} 条侮辱人或者泄露别人隐私，乡镇没有让显示，理由告诉了本人。`}</p>}
        </>
      )}
    </section>
  )
}

export function Say({ page, frame }: { page: SayPage; frame: Frame }) {
  const error = problemOf(page.problems, 'words')
  return (
    <Page frame={frame} title={page.saidBefore ? '改我提的意见' : '提意见'} problems={page.problems} back={urls.consultations}>
      <p className="lead">{page.title}</p>
      <Message title="这不是投票">{`${page.noVote}到${page.until}为止，以后不能提、不能改。村里不知道是谁提的，除非您要写名字。`}</Message>
      <PostForm frame={frame} action={urls.sayOpinion}>
        <HiddenFields values={{ [names.actId]: page.actId, about: page.about, seen: page.seen }} />
        <TextArea name="words" label="您的意见" hint="人人可以看：不要写电话、身份证号、别人家的病情。" rows={5} maxLength={1000} value={page.words} {...(error === undefined ? {} : { error })} />
        <Checkbox name="named" label="公开时写上我的名字" checked={page.named} />
        <ButtonRow><Button>{page.saidBefore ? '改好了' : '提交'}</Button></ButtonRow>
      </PostForm>
      {page.saidBefore && (
        <PostForm frame={frame} action={urls.sayOpinion}>
          <HiddenFields values={{ about: page.about, seen: page.seen, withdraw: 'yes', [names.actId]: `${page.actId.slice(0, -1)}${page.actId.endsWith('0') ? '1' : '0'}` }} />
          <ButtonRow><Button kind="ordinary">撤回，不公开了</Button></ButtonRow>
        </PostForm>
      )}
    </Page>
  )
}

export function Appraisals({ page, frame }: { page: AppraisalsPage; frame: Frame }) {
  return (
    <Page frame={frame} title="民主评议" back={urls.home}>
      <p>{page.village}</p>
      <p className="soft">每年至少一次，由村务监督委员会主持，在村民会议或者村民代表会议上用不记名的纸票评。连续两次不称职的，职务终止。</p>
      {page.appraisals.length === 0 && <EmptyState title="还没有公布的评议结果">评议以后公布在这里和公开栏；一年没有评的，可以问村务监督委员会，或者向乡镇反映。</EmptyState>}
      {page.appraisals.map(({ title, facts, judged }) => (
        <section key={title} className="section" aria-label={title}>
          <h2>{title}</h2>
          <Facts facts={facts} />
          <ul className="records">
            {judged.map(({ name, verdict, counts, ends }) => <li key={name}><p><b>{`${name}：${verdict}`}</b></p><p className="soft small">{counts}</p>{ends && <p><strong>连续两次不称职，职务终止。</strong></p>}</li>)}
          </ul>
        </section>
      ))}
    </Page>
  )
}
