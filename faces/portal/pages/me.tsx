/** My account: what I was told, where I am signed in, and who looked at my record, when and why. */
import { Button, EmptyState, Facts, machineTime, Message, momentWords, Pager, untilWords } from '../../../design/index.ts'
import { names, urls, type Frame, type MePage } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'

export function Me({ page, frame }: { page: MePage; frame: Frame }) {
  return (
    <Page frame={frame} title="我的账号" back={urls.home}>
      {page.done && <Message tone="success">{page.done}</Message>}
      {page.unfinished && (
        <Message tone="warning" title="刚才那一步没有办">
          {`那一页是换人登录以前打开的。现在登录的是“${page.name}”，下面是这个账号。要办，请在这里再点一次。`}
        </Message>
      )}
      <Facts
        facts={[
          { name: '姓名', value: page.name },
          { name: '手机号', value: page.phone },
        ]}
      />
      <Messages page={page} frame={frame} />
      <section className="section" aria-labelledby="accesses">
        <h2 id="accesses">谁看过我的资料</h2>
        <p className="soft">工作人员每看一次都会记在这里，不能删改。觉得不该看的，可以投诉。</p>
        <Accesses page={page} />
      </section>
      <Helpers page={page} frame={frame} />
      <section className="section" aria-labelledby="sessions">
        <h2 id="sessions">登录着的设备</h2>
        <Sessions page={page} frame={frame} />
      </section>
      <PostForm frame={frame} action={urls.signOut}>
        <p className="section">
          <Button kind="ordinary">退出登录</Button>
        </p>
      </PostForm>
    </Page>
  )
}

function Messages({ page, frame }: { page: MePage; frame: Frame }) {
  return (
    <section className="section" aria-labelledby="messages">
      <h2 id="messages">给您的消息</h2>
      {page.messages.length === 0 && <EmptyState title="还没有消息">您报的事有了进展，会在这里告诉您。</EmptyState>}
      {page.messages.some(({ isNew }) => isNew) && (
        <PostForm frame={frame} action={urls.readMessages}>
          <Button kind="quiet">都看过了</Button>
        </PostForm>
      )}
      <ul className="records">
        {page.messages.map((message) => (
          <li key={message.id}>
            <p>
              {message.isNew && <b>新 </b>}
              {message.sentence}
            </p>
            <p className="soft small">
              <time dateTime={machineTime(message.at)}>{momentWords(message.at, 'villager')}</time>
              {message.href && (
                <a className="tap" href={message.href}>
                  {'看这件事'}
                  <span className="visually-hidden">{message.sentence}</span>
                </a>
              )}
            </p>
            {message.isNew && (
              <PostForm frame={frame} action={urls.readMessages}>
                <Button kind="quiet" name={names.message} value={message.id}>
                  {'看过了'}
                  <span className="visually-hidden">{message.sentence}</span>
                </Button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Helpers({ page, frame }: { page: MePage; frame: Frame }) {
  if (page.helpers.length === 0) return null
  return (
    <section className="section" aria-labelledby="helpers">
      <h2 id="helpers">我同意谁替我上报</h2>
      <p className="soft">不想让谁再替您办，随时可以撤回；已经办了的不受影响。</p>
      <ul className="records">
        {page.helpers.map((helper) => (
          <li key={helper.id}>
            <p>
              <b>{helper.who}</b>
            </p>
            <p className="soft small">{`到 ${untilWords(helper.until, 'villager')}`}</p>
            <PostForm frame={frame} action={urls.withdrawConsent}>
              <Button kind="ordinary" name={names.helper} value={helper.id}>
                {'撤回同意'}
                <span className="visually-hidden">{helper.who}</span>
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Accesses({ page }: { page: MePage }) {
  if (page.accesses.length === 0)
    return <EmptyState title="还没有人看过">有工作人员看您的资料时，会写明谁、什么时候、为什么。</EmptyState>
  return (
    <>
      <ul className="records">
        {page.accesses.map((access) => (
          <li key={access.id}>
            <p>
              <b>{`${access.unit} ${access.who}`}</b>
            </p>
            <p>{`看了：${access.what}`}</p>
            <p>{`因为：${access.why}`}</p>
            <p className="soft small">
              <time dateTime={machineTime(access.at)}>{momentWords(access.at, 'villager')}</time>
            </p>
          </li>
        ))}
      </ul>
      <Pager pager={page.pager} />
      <p>
        <a className="tap" href={urls.complain}>
          投诉不该看的查看
        </a>
      </p>
    </>
  )
}

function Sessions({ page, frame }: { page: MePage; frame: Frame }) {
  return (
    <ul className="records">
      {page.sessions.map((session) => (
        <li key={session.id}>
          <p>
            <b>{session.device}</b>
            {session.current && '（就是现在这台）'}
          </p>
          <p className="soft small">{`${momentWords(session.since, 'villager')}登录，最近用过：${momentWords(session.lastSeen, 'villager')}`}</p>
          {!session.current && (
            <PostForm frame={frame} action={urls.endSession}>
              <Button kind="ordinary" name={names.session} value={session.id}>
                {'让它退出'}
                <span className="visually-hidden">{session.device}</span>
              </Button>
            </PostForm>
          )}
        </li>
      ))}
    </ul>
  )
}
