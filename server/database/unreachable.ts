/** Why an outside database does not let us in, as one clear sentence instead of a stack. */
import { CannotStart, codeOf } from '../environment/index.ts'

/** @param variable the setting whose value is to be corrected */
export function cannotReach(variable: string, error: unknown): CannotStart {
  const code = codeOf(error)
  const [chinese, english] = reasons[code] ?? unknownReason(error)
  return new CannotStart(`无法连接数据库：${chinese}请检查 ${variable}。`, `Cannot reach the database: ${english} Check ${variable}.`, error)
}

type Reason = readonly [chinese: string, english: string]

/** System errors and SQLSTATEs that a person can do something about. */
const reasons: Readonly<Record<string, Reason>> = {
  ECONNREFUSED: ['对方没有监听这个地址和端口。', 'nothing listens at that address and port.'],
  ENOTFOUND: ['找不到这个主机名。', 'there is no such host.'],
  EAI_AGAIN: ['暂时无法解析主机名。', 'the host name cannot be resolved now.'],
  ETIMEDOUT: ['连接超时。', 'the connection timed out.'],
  EHOSTUNREACH: ['到该主机的网络不通。', 'there is no route to that host.'],
  ECONNRESET: ['对方中断了连接，可能不是 PostgreSQL。', 'the other side hung up; it may not be a PostgreSQL.'],
  ERR_INVALID_URL: ['地址写法不对，应为 postgres://用户:密码@主机:端口/库名。', 'the URL is malformed; write postgres://user:password@host:port/database.'],
  '28P01': ['用户名或密码不对。', 'the user name or password is wrong.'],
  '28000': ['服务器不允许这个用户从本机登录。', 'the server does not let this user in from here.'],
  '3D000': ['没有这个数据库。', 'there is no such database.'],
  '53300': ['服务器的连接数已用完。', 'the server has no free connection.'],
  '57P03': ['服务器正在启动或关闭。', 'the server is starting up or shutting down.'],
}

function unknownReason(error: unknown): Reason {
  const said = error instanceof Error ? error.message : String(error)
  return [`${said}。`, `${said}.`]
}
