/** Telephone and one-time code in two pages; user name and password for those who have one. No picture puzzles. */
import { Button, ButtonRow, Message, TextInput } from '../../../design/index.ts'
import { names, urls, type Frame, type SignInCodePage, type SignInPage, type SignInPasswordPage } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'
import { errorOf } from './report-what.tsx'

export function SignIn({ page, frame }: { page: SignInPage; frame: Frame }) {
  return (
    <Page frame={frame} title="用手机号登录" problems={page.problems} back={urls.home}>
      <PostForm frame={frame} action={urls.signIn}>
        <input type="hidden" name={names.next} value={page.next} />
        <TextInput
          name={names.phone}
          label="手机号"
          kind="tel"
          inputMode="tel"
          autoComplete="tel"
          width={12}
          value={page.phone}
          {...errorOf(page.problems, names.phone)}
        />
        <p className="lead">会给您发一条带数字的短信，不收钱。</p>
        <ButtonRow>
          <Button>发短信给我</Button>
        </ButtonRow>
      </PostForm>
      {page.tryWith && page.tryWith.length > 0 && (
        <div className="section">
          <Message title="演示可用的号码">
            {page.tryWith.map(({ phone, who }) => (
              <span className="line-of-own" key={phone}>{`${who} ${phone}`}</span>
            ))}
            <a className="tap" href="/demo/clock">
              把演示时间往前移
            </a>
          </Message>
        </div>
      )}
      <ul className="plain-links section">
        <li>
          <a href={nextTo(urls.signInPassword, page.next)}>有用户名和密码的，从这里登录</a>
        </li>
        <li>
          <a href={urls.follow}>不登录，凭查询码看进度</a>
        </li>
      </ul>
    </Page>
  )
}

export function SignInCode({ page, frame }: { page: SignInCodePage; frame: Frame }) {
  return (
    <Page frame={frame} title="填短信里的数字" problems={page.problems} back={nextTo(urls.signIn, page.next)}>
      <p className="lead">{`短信发到了 ${page.phone}，五分钟内有效。`}</p>
      <PostForm frame={frame} action={urls.signInCode}>
        <input type="hidden" name={names.next} value={page.next} />
        <input type="hidden" name={names.ticket} value={page.ticket} />
        <TextInput
          name={names.code}
          label="六位数字"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          width={8}
          {...errorOf(page.problems, names.code)}
        />
        <ButtonRow>
          <Button>登录</Button>
        </ButtonRow>
      </PostForm>
      <p className="section">
        {page.outbox && (
          <a className="tap" href={page.outbox} target="_blank" rel="noopener">
            演示：短信在这里看（另开一页）
          </a>
        )}
        {page.outbox && <br />}
        {'等了一分钟还没收到？'}
        <a className="tap" href={nextTo(urls.signIn, page.next)}>
          重新发一条
        </a>
      </p>
    </Page>
  )
}

export function SignInPassword({ page, frame }: { page: SignInPasswordPage; frame: Frame }) {
  return (
    <Page frame={frame} title="用户名登录" problems={page.problems} back={nextTo(urls.signIn, page.next)}>
      <PostForm frame={frame} action={urls.signInPassword}>
        <input type="hidden" name={names.next} value={page.next} />
        <TextInput
          name={names.user}
          label="用户名"
          autoComplete="username"
          width={12}
          value={page.user}
          {...errorOf(page.problems, names.user)}
        />
        <TextInput
          name={names.password}
          label="密码"
          kind="password"
          autoComplete="current-password"
          width={12}
          {...errorOf(page.problems, names.password)}
        />
        <ButtonRow>
          <Button>登录</Button>
        </ButtonRow>
      </PostForm>
    </Page>
  )
}

function nextTo(href: string, next: string): string {
  return next === '' ? href : `${href}?${new URLSearchParams({ [names.next]: next }).toString()}`
}
