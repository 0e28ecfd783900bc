/** A session of a browser that is driven by W3C WebDriver, over plain HTTP. */
export interface WebDriverSession {
  call<T = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T>;
  end(): Promise<void>;
}

interface Answer {
  value: unknown;
}

async function ask(address: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(address, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as Answer;
  if (!response.ok) {
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${error}: ${message}`);
  }
  return value;
}

/** Waits until the driver takes sessions, and begins one. */
export async function beginSession(driver: string, capabilities: object): Promise<WebDriverSession> {
  for (let tries = 0; ; tries++) {
    try {
      await ask(`${driver}/status`, 'GET');
      break;
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const begun = (await ask(`${driver}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } })) as {
    sessionId: string;
  };
  const session = `${driver}/session/${begun.sessionId}`;
  return {
    call: async <T>(method: string, path: string, body?: object) => (await ask(session + path, method, body)) as T,
    end: async () => void (await ask(session, 'DELETE').catch(() => undefined)),
  };
}
