/** The report of a wedding or funeral, and the bodies of the village. */
import { Button, ButtonRow, EmptyState, FormFields, HiddenFields, Message } from '../../../design/index.ts'
import { names, urls, type BodiesPage, type Frame, type OccasionPage } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'

export function Occasion({ page, frame }: { page: OccasionPage; frame: Frame }) {
  return (
    <Page frame={frame} title="红白事报备" problems={page.problems} back={urls.home}>
      <p className="lead">告诉红白理事会一声，他们来帮忙：借桌椅、找帮厨、安排人手。</p>
      <Message title="这不是审批">不用等谁同意，不收钱，办几桌由您家定。不报也不影响任何事。</Message>
      {page.council.length > 0 && <p>{`也可以直接打电话：${page.council.join('，')}。`}</p>}
      <PostForm frame={frame} action={urls.occasion}>
        <HiddenFields values={{ [names.actId]: page.actId }} />
        <FormFields fields={page.fields} problems={page.problems} />
        <p className="soft">只有您家、红白理事会和村干部看得到，不公布。白事三小时内联系您，夜里也一样。</p>
        <ButtonRow>
          <Button>告诉红白理事会</Button>
        </ButtonRow>
      </PostForm>
    </Page>
  )
}

export function Bodies({ page, frame }: { page: BodiesPage; frame: Frame }) {
  return (
    <Page frame={frame} title="村级组织" back={urls.home}>
      {page.bodies.length === 0 && <EmptyState title="这个村还没有登记议事组织">成立以后，谁是成员、能做什么，会列在这里。</EmptyState>}
      {page.decisions.length > 0 && (
        <section className="section" aria-labelledby="decisions">
          <h2 id="decisions">正在公布的决定</h2>
          <ul className="records">
            {page.decisions.map((one) => (
              <li key={`${one.heldOn} ${one.title}`}>
                <p><b>{one.title}</b></p>
                <p>{one.words}</p>
                <p className="soft small">{`${one.body}，${one.heldOn}开会定的。${one.board}`}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {page.bodies.map((body) => (
        <section key={body.name} className="section">
          <h2>{body.name}</h2>
          <p>{body.duty}</p>
          <p>{`能议的事：${body.may.join('、')}。`}</p>
          <p className="soft">{body.mayNot}</p>
          {body.members.length === 0 ? <p>现在没有成员。</p> : (
            <ul className="records">
              {body.members.map((member) => (
                <li key={`${member.office} ${member.name}`}>
                  <p>
                    <b>{member.name}</b>
                    {` ${member.office}`}
                  </p>
                  {member.until !== null && <p className="soft small">{`任期到 ${member.until}`}</p>}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <ul className="plain-links section">
        <li>
          <a href={urls.occasion}>红白事报备</a>
        </li>
      </ul>
    </Page>
  )
}
