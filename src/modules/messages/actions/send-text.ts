import type { Context } from '../../../ground/context.ts';
import { planJob } from '../../../ground/jobs/jobs.ts';
import { newId } from '../../../ground/uuid.ts';
import { messages } from '../store.ts';

const place = (messageId: string, column: 'phone_sealed' | 'text_sealed') => ({
  table: 'messages.message',
  column,
  rowId: messageId,
});

/**
 * Sends a text message: it is kept with the act that sends it and delivered by a job afterwards. In the demonstration nothing
 * leaves the machine; whoever asked shows the words on the screen.
 */
export async function sendText(ctx: Context, phone: string, text: string): Promise<void> {
  const now = ctx.clock.now();
  const messageId = newId(now.getTime());
  await messages(ctx)
    .insertInto('message')
    .values({
      message_id: messageId,
      phone_sealed: ctx.cipher.seal(phone, place(messageId, 'phone_sealed')),
      text_sealed: ctx.cipher.seal(text, place(messageId, 'text_sealed')),
      state: ctx.demo ? 'shown' : 'waiting',
      made_at: now,
      sent_at: null,
    })
    .execute();
  if (!ctx.demo) await planJob(ctx, 'messages.deliver', { messageId });
}

/** Where text messages go. */
export interface TextChannel {
  url: string;
  token: string | null;
}

/**
 * Posts one waiting message to the operator's gateway as `{ id, phone, text }` with the id as Idempotency-Key, so that a delivery
 * repeated after a crash reaches the person once.
 */
export async function deliverText(ctx: Context, channel: TextChannel, messageId: string): Promise<void> {
  const message = await messages(ctx)
    .selectFrom('message')
    .selectAll()
    .where('message_id', '=', messageId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (!message) return;
  const answer = await fetch(channel.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': messageId,
      ...(channel.token === null ? {} : { authorization: `Bearer ${channel.token}` }),
    },
    body: JSON.stringify({
      id: messageId,
      phone: ctx.cipher.open(message.phone_sealed, place(messageId, 'phone_sealed')).toString('utf8'),
      text: ctx.cipher.open(message.text_sealed, place(messageId, 'text_sealed')).toString('utf8'),
    }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`the text message gateway answered ${answer.status}`);
  await messages(ctx)
    .updateTable('message')
    .set({ state: 'sent', sent_at: ctx.clock.now() })
    .where('message_id', '=', messageId)
    .execute();
}

/** Messages are forgotten after two days, delivered or not. */
export async function forgetTexts(ctx: Context): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - 48 * 3_600_000);
  await messages(ctx).deleteFrom('message').where('made_at', '<', before).execute();
}
