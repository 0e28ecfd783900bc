type Message = (inputs?: Record<string, never>, options?: { locale?: 'en' }) => string;

/** Words of one failure: what it is, why, and what to do. */
export interface FailureWords {
  title: Message;
  cause: Message;
  remedy: Message;
}
