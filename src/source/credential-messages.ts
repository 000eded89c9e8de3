/** What to do where there are no credentials, or wrong ones. */
export const setCredentials =
  "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, log in with aws sso login, or run where a role is attached";

const renew = "get new ones, such as with aws sso login, and run again";

/** What errors about credentials mean that any service of AWS, or the SDK for any of them, gives: by code. */
export const credentialMessages: Readonly<Record<string, string>> = {
  CredentialsProviderError: `no AWS credentials were found: ${setCredentials}`,
  ExpiredToken: `the credentials have expired: ${renew}`,
  ExpiredTokenException: `the credentials have expired: ${renew}`,
  InvalidToken: `the credentials' session token is not valid: ${renew}`,
  TokenProviderError: `the single sign-on session has ended: ${renew}`,
};
