//! Where a site is published: a bucket or a folder.

use std::collections::HashMap;
use std::path::PathBuf;

use futures_util::TryStreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    BackoffConfig, ClientOptions, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload,
    RetryConfig, UpdateVersion,
};
use std::time::Duration;
use url::Url;

use super::error::{Error, causes};
use super::model::{File, State};
use diagnostics::Reason;
use files::apart::STATE;
use files::lock::Lock;

const LOCK: &str = ".brokers-publish.lock";
/// A connection that comes back within this time is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
const ONE_REQUEST: Duration = Duration::from_mins(1);
/// A page of the list of files comes within this time, with all that is tried again.
const ONE_PAGE: Duration = Duration::from_mins(2);

pub(super) struct Target {
    store: Box<dyn ObjectStore>,
    prefix: Path,
    /// A folder is locked by the operating system; a bucket writes its state
    /// on condition.
    lock: Option<Lock>,
    /// Whether files have headers of their own there.
    keeps_headers: bool,
}

/// Where that is, in words that make sense.
pub(crate) enum Address {
    Bucket(Url),
    Folder(PathBuf),
}

impl Address {
    /// Reads `s3://bucket/prefix` or `file:///path`; nothing is opened yet.
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let bad = |reason: Reason| Error::Url {
            url: text.to_owned(),
            reason,
        };
        let url = Url::parse(text).map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => Error::Path(text.to_owned()),
            error => bad(error.to_string().into()),
        })?;
        match url.scheme() {
            "s3" | "s3a" => Ok(Self::Bucket(url)),
            "file" => url
                .to_file_path()
                .map(Self::Folder)
                .map_err(|()| bad(Reason::of("url-file", ""))),
            other => Err(bad(Reason::of("url-scheme", other))),
        }
    }
}

/// Which state was read: it is only replaced when it is still that one.
#[derive(Debug, Clone)]
pub(super) enum Version {
    None,
    At(UpdateVersion),
}

impl Target {
    /// Opens a target; a folder that is not there yet is made.
    pub(super) fn open(address: &Address) -> Result<Self, Error> {
        match address {
            Address::Bucket(url) => Self::bucket(url).map_err(|error| Error::Url {
                url: url.to_string(),
                reason: causes(&error).into(),
            }),
            Address::Folder(folder) => Self::folder(folder),
        }
    }

    /// Credentials, region and endpoint come from the environment, by the
    /// names that Amazon's own tools use.
    fn bucket(url: &Url) -> object_store::Result<Self> {
        // Nothing else in this process chooses a provider; if something did,
        // that one is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let endpoint = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"]
            .iter()
            .find_map(|name| std::env::var(name).ok());
        // Anyone who names an endpoint without encryption means it: a server at hand.
        let plain = endpoint.is_some_and(|endpoint| endpoint.starts_with("http://"));
        let retry = RetryConfig {
            backoff: BackoffConfig::default(),
            max_retries: 5,
            retry_timeout: PATIENCE,
        };
        let store = AmazonS3Builder::from_env()
            .with_client_options(
                ClientOptions::new()
                    .with_timeout(ONE_REQUEST)
                    .with_allow_http(plain),
            )
            .with_retry(retry)
            .with_url(url.as_str())
            .build()?;
        Ok(Self {
            store: Box::new(store),
            prefix: Path::from_url_path(url.path())?,
            lock: None,
            keeps_headers: true,
        })
    }

    /// A target to look at only: nothing is locked, and a folder that is not there yet is empty, and stays away.
    pub(super) fn look(address: &Address) -> Result<Self, Error> {
        match address {
            Address::Bucket(_) => Self::open(address),
            Address::Folder(folder) if folder.exists() => Self::of_folder(folder, None),
            Address::Folder(_) => Ok(Self {
                store: Box::new(InMemory::new()),
                prefix: Path::default(),
                lock: None,
                keeps_headers: false,
            }),
        }
    }

    fn folder(folder: &std::path::Path) -> Result<Self, Error> {
        files::create_dir_all(folder)?;
        let lock = Lock::attempt(&folder.join(LOCK))?;
        let lock = lock.ok_or(Error::Busy { minutes: 1 })?;
        Self::of_folder(folder, Some(lock))
    }

    fn of_folder(folder: &std::path::Path, lock: Option<Lock>) -> Result<Self, Error> {
        let store = LocalFileSystem::new_with_prefix(folder)?.with_automatic_cleanup(true);
        Ok(Self {
            store: Box::new(store),
            prefix: Path::default(),
            lock,
            keeps_headers: false,
        })
    }

    /// Whether files have headers of their own there.
    pub(super) fn keeps_headers(&self) -> bool {
        self.keeps_headers
    }

    /// What the target knows of itself; nothing when it is new.
    pub(super) async fn load(&self) -> Result<(State, Version), Error> {
        let got = match self.store.get(&self.path(STATE)?).await {
            Ok(got) => got,
            Err(object_store::Error::NotFound { .. }) => {
                return Ok((State::default(), Version::None));
            }
            Err(error) => return Err(error.into()),
        };
        let version = Version::At(UpdateVersion {
            e_tag: got.meta.e_tag.clone(),
            version: got.meta.version.clone(),
        });
        let bytes = got.bytes().await?;
        // Networks that want somebody to sign in first answer everything with their own page.
        if bytes.trim_ascii_start().starts_with(b"<") {
            return Err(Error::Page);
        }
        Ok((serde_json::from_slice(&bytes)?, version))
    }

    /// The files there, with sizes: somebody may have removed or cut a file that the state knows.
    pub(super) async fn present(&self) -> Result<HashMap<String, u64>, Error> {
        let prefix = Some(&self.prefix).filter(|prefix| !prefix.as_ref().is_empty());
        let mut objects = self.store.list(prefix);
        let mut present = HashMap::new();
        loop {
            let next = tokio::time::timeout(ONE_PAGE, objects.try_next()).await;
            let Some(object) = next.map_err(|_| Error::Endless)?? else {
                return Ok(present);
            };
            let below = object.location.as_ref();
            let below = match prefix {
                Some(prefix) => below.strip_prefix(prefix.as_ref()).unwrap_or(below),
                None => below,
            };
            let name = below.trim_start_matches('/').to_owned();
            // A list that begins again would never end.
            if present.insert(name, object.size).is_some() {
                return Err(Error::Endless);
            }
        }
    }

    /// Whether exactly these bytes are at a path.
    pub(super) async fn has(&self, path: &str, bytes: &[u8]) -> Result<bool, Error> {
        let there = self.store.get(&self.path(path)?).await?.bytes().await?;
        Ok(*there == *bytes)
    }

    /// Replaces the state, if it is still the one that was read.
    pub(super) async fn save(&self, state: &State, version: &Version) -> Result<Version, Error> {
        let bytes = serde_json::to_vec(state)?;
        let mode = match version {
            _ if self.lock.is_some() => PutMode::Overwrite,
            Version::None => PutMode::Create,
            Version::At(version) => PutMode::Update(version.clone()),
        };
        let put = self
            .store
            .put_opts(&self.path(STATE)?, PutPayload::from(bytes), mode.into())
            .await;
        match put {
            Ok(put) => Ok(Version::At(put.into())),
            Err(
                object_store::Error::AlreadyExists { .. }
                | object_store::Error::Precondition { .. },
            ) => Err(Error::Overtaken),
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn put(&self, file: &File) -> Result<(), Error> {
        let options = PutOptions {
            attributes: file.attributes.clone(),
            ..PutOptions::default()
        };
        let payload = PutPayload::from(file.bytes.to_vec());
        self.store
            .put_opts(&self.path(&file.path)?, payload, options)
            .await?;
        Ok(())
    }

    /// Removes a file; one that is not there is fine.
    pub(super) async fn remove(&self, path: &str) -> Result<(), Error> {
        match self.store.delete(&self.path(path)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The name as it is: an address with `é` or `~` in it must be found.
    fn path(&self, below: &str) -> Result<Path, Error> {
        let whole = if self.prefix.as_ref().is_empty() {
            below.to_owned()
        } else {
            format!("{}/{below}", self.prefix)
        };
        Path::parse(whole).map_err(|error| Error::Store(error.into()))
    }
}
