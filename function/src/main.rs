//! The Lambda of Social Brokers. It runs under Lambda, and as a plain server on this machine where Lambda is not.

use std::process::ExitCode;

use function::run::{RunError, app, serve};
use settings::Settings;
use web::log;

// One thread: Lambda hands over one request at a time, and waking another thread for each step of it takes longer than
// the step.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The log may not have started yet, and this is the one place where an error is printed.
            eprintln!("function: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), RunError> {
    let settings = Settings::from_env()?;
    log::start(settings.log);
    serve(app(&settings).await?, settings.host).await
}
