import { userInfo } from 'node:os';

/**
 * Whom calls of this machine are booked on: the user's name; empty where the system does not know one, as in some
 * containers.
 */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
