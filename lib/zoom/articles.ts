import { ZoomArticle } from './fact';

/** The primary text for keys in AWS KMS. */
export const AWS_KMS_ARTICLE: ZoomArticle = {
  number: 'KB0065902',
  title: 'Using Customer Managed Key with AWS',
  url: 'https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0065902',
  seen: '2026-11',
};
