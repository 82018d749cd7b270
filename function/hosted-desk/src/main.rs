//! The hosted desk. It runs under Lambda, and as a plain server on this machine where Lambda is not.

use std::process::ExitCode;

use hosted_desk::{StartError, program};
use settings::DeskSettings;
use web::log;

// One thread: Lambda hands over one request at a time, and a team types slower than one thread answers.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The log may not have started yet, and this is the one place where an error is printed.
            eprintln!("desk: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), StartError> {
    let settings = DeskSettings::from_env()?;
    log::start(settings.log);
    Ok(program(&settings).await?.serve(settings.host).await?)
}
